import clsx from 'clsx';
import { type ReactNode, useId } from 'react';

export interface ProgressBarProps {
  label: ReactNode;
  value: number;
  max?: number;
  /** "3 of 8 photos"; the percentage when absent. */
  valueText?: string;
  className?: string;
}

/** The native element, so that a strict style policy needs no inline width. */
export function ProgressBar({ label, value, max = 100, valueText, className }: ProgressBarProps) {
  const id = useId();
  const shown = valueText ?? `${Math.round((100 * value) / max)}%`;
  return (
    <div className={clsx('grid gap-1.5', className)}>
      <div className="flex justify-between gap-3 text-sm">
        <label htmlFor={id} className="text-ink">
          {label}
        </label>
        <span aria-hidden="true" className="tabular-nums text-ink-muted">
          {shown}
        </span>
      </div>
      <progress
        id={id}
        value={value}
        max={max}
        aria-valuetext={shown}
        className="pulse-progress h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-line"
      />
    </div>
  );
}
