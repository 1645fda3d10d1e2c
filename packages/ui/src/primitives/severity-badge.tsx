import clsx from 'clsx';
import { type SeverityBand, severityBand } from '../severity/severity-band.ts';
import { badgeClasses } from './badge.tsx';

const looks: Record<SeverityBand, { soft: string; bar: string; barsFilled: number }> = {
  low: {
    soft: 'bg-severity-low-soft text-severity-low-ink',
    bar: 'fill-severity-low',
    barsFilled: 1,
  },
  moderate: {
    soft: 'bg-severity-moderate-soft text-severity-moderate-ink',
    bar: 'fill-severity-moderate-ink',
    barsFilled: 2,
  },
  high: {
    soft: 'bg-severity-high-soft text-severity-high-ink',
    bar: 'fill-severity-high',
    barsFilled: 3,
  },
  critical: {
    soft: 'bg-severity-critical-soft text-severity-critical-ink',
    bar: 'fill-severity-critical',
    barsFilled: 4,
  },
};

export interface SeverityBadgeProps {
  /** 1-10 */
  severity: number;
  labels: Record<SeverityBand, string>;
  /** Shows the number beside the word. */
  withNumber?: boolean;
  className?: string;
}

/** Word, colour and a bar count, so that colour is never alone. */
export function SeverityBadge({ severity, labels, withNumber, className }: SeverityBadgeProps) {
  const band = severityBand(severity);
  const { soft, bar, barsFilled } = looks[band];
  return (
    <span className={clsx(badgeClasses, soft, className)}>
      <svg aria-hidden="true" viewBox="0 0 14 12" className="h-3 w-3.5 shrink-0">
        {[1, 2, 3, 4].map((step) => (
          <rect
            key={step}
            x={(step - 1) * 3.5}
            y={12 - step * 3}
            width="2.5"
            height={step * 3}
            rx="0.75"
            className={step <= barsFilled ? bar : 'fill-current opacity-25'}
          />
        ))}
      </svg>
      {labels[band]}
      {withNumber ? <span className="tabular-nums">{severity}/10</span> : null}
    </span>
  );
}
