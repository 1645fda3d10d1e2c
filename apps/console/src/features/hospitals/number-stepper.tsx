'use client';

import clsx from 'clsx';
import Minus from 'lucide-react/icons/minus';
import Plus from 'lucide-react/icons/plus';
import { type ReactNode, useId } from 'react';

export interface NumberStepperProps {
  label: string;
  unit?: string | undefined;
  value: string;
  step: number;
  hint?: ReactNode;
  error?: string | undefined;
  isChanged?: boolean;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** A number that is typed, or stepped with the arrow keys or a thumb; Tab goes from number to number. */
export function NumberStepper(props: NumberStepperProps) {
  const { label, unit, value, step, hint, error, isChanged, autoFocus, onChange } = props;
  const id = useId();
  const move = (by: number) => {
    const from = Number(value.replace(',', '.'));
    const next = Math.max(0, (Number.isFinite(from) ? from : 0) + by);
    onChange(String(Math.round(next * 10) / 10));
  };
  return (
    <div className="grid h-full grid-rows-[1fr_auto_auto] gap-1">
      <label htmlFor={id} className="self-end text-sm font-semibold">
        {label}
        {unit ? <span className="font-normal text-ink-muted"> ({unit})</span> : null}
      </label>
      <div
        className={clsx(
          'flex min-h-tap overflow-clip rounded-field border has-focus-visible:outline-2 has-focus-visible:outline-focus',
          isChanged ? 'bg-brand-soft' : 'bg-surface',
          error ? 'border-danger' : isChanged ? 'border-brand' : 'border-line-strong',
        )}
      >
        <Step label={`${label}: less`} onPress={() => move(-step)}>
          <Minus aria-hidden size={18} />
        </Step>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={value}
          // biome-ignore lint/a11y/noAutofocus: the form is opened to type in, and says so.
          autoFocus={autoFocus}
          aria-describedby={hint || error ? `${id}-note` : undefined}
          aria-invalid={error ? true : undefined}
          onFocus={(event) => event.target.select()}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            move(event.key === 'ArrowUp' ? step : -step);
          }}
          className="w-full min-w-0 bg-transparent text-center text-base tabular-nums outline-none"
        />
        <Step label={`${label}: more`} onPress={() => move(step)}>
          <Plus aria-hidden size={18} />
        </Step>
      </div>
      <p id={`${id}-note`} aria-live="polite" className="min-h-5 text-xs">
        {error ? (
          <span className="text-danger-ink">{error}</span>
        ) : (
          <span className="text-ink-muted">{hint}</span>
        )}
      </p>
    </div>
  );
}

interface StepProps {
  label: string;
  onPress: () => void;
  children: ReactNode;
}

/** For thumbs; the keyboard has the arrow keys, so Tab passes it by. */
function Step({ label, onPress, children }: StepProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onClick={onPress}
      className="flex w-tap shrink-0 cursor-pointer items-center justify-center hover:bg-sunken"
    >
      {children}
    </button>
  );
}
