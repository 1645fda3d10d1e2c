import type { Occupancy } from '@pulse/contract';
import clsx from 'clsx';
import { percent } from './words.ts';

const crowded = 0.92;

/** Beds in use against what is staffed; the mark is what the licence allows. */
export function OccupancyBar({ occupancy }: { occupancy: Occupancy }) {
  const { licensed, staffed, occupied, ofStaffed } = occupancy;
  if (occupied === null || ofStaffed === null) {
    return <span className="text-ink-muted">not reported</span>;
  }
  const top = Math.max(licensed, staffed, occupied, 1);
  const share = (beds: number) => `${(100 * beds) / top}%`;
  return (
    <div className="grid min-w-36 gap-1">
      <span className="text-sm tabular-nums">
        {occupied} of {staffed} staffed
        <span className="text-ink-muted"> · {percent(ofStaffed)}</span>
      </span>
      <span
        role="img"
        aria-label={`${occupied} beds in use, ${staffed} staffed, ${licensed} licensed`}
        className="relative h-2 rounded-full bg-sunken"
      >
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-line-strong/40"
          style={{ width: share(staffed) }}
        />
        <span
          className={clsx(
            'absolute inset-y-0 left-0 rounded-full',
            ofStaffed > 1
              ? 'bg-severity-critical'
              : ofStaffed > crowded
                ? 'bg-severity-high'
                : 'bg-brand',
          )}
          style={{ width: share(occupied) }}
        />
        <span
          className="absolute -inset-y-0.5 w-0.5 bg-ink"
          style={{ left: `calc(${share(licensed)} - 2px)` }}
        />
      </span>
    </div>
  );
}
