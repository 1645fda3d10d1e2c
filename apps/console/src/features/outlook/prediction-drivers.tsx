import type { PredictionDriver } from '@pulse/contract';
import clsx from 'clsx';

const shown = 6;
/** Of the largest: what moves less is not worth a line. */
const leastShare = 0.02;

export interface PredictionDriversProps {
  drivers: readonly PredictionDriver[];
  amount: (value: number) => string;
}

/** What moves the worst step up or down from its usual value, the largest first. */
export function PredictionDrivers({ drivers, amount }: PredictionDriversProps) {
  if (drivers.length === 0) return null;
  const largest = Math.max(...drivers.map(({ amount: value }) => Math.abs(value)), 1e-9);
  const told = drivers
    .filter(({ amount: value }) => Math.abs(value) >= leastShare * largest)
    .slice(0, shown);
  return (
    <section aria-label="What moves it" className="grid gap-1.5">
      <h3 className="text-sm font-semibold">What moves the worst step</h3>
      <ul className="grid gap-1 text-sm">
        {told.map(({ name, label, amount: value }) => (
          <li key={name} className="grid grid-cols-[11rem_1fr_4rem] items-center gap-2">
            <span className="truncate" title={label}>
              {label}
            </span>
            <span aria-hidden className="grid h-2 grid-cols-2">
              <span className="flex justify-end">
                {value < 0 ? <Bar share={-value / largest} className="bg-success-ink" /> : null}
              </span>
              <span className="flex">
                {value > 0 ? <Bar share={value / largest} className="bg-severity-high" /> : null}
              </span>
            </span>
            <span className="text-right tabular-nums">
              {value < 0 ? '−' : '+'}
              {amount(Math.abs(value))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bar({ share, className }: { share: number; className: string }) {
  return <span className={clsx('h-2', className)} style={{ width: `${100 * share}%` }} />;
}
