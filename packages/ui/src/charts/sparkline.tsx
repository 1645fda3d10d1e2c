import { bandPath, chartScale, linePath } from './chart-scale.ts';
import type { ForecastStep } from './forecast-chart.tsx';

export interface SparklineProps {
  /** What is drawn, in words: it is all that those who do not see it get. */
  label: string;
  steps: readonly ForecastStep[];
  /** A level to see the line against, such as beds. */
  limit?: number;
}

/** A forecast with its band in the room of a word. */
export function Sparkline({ label, steps, limit }: SparklineProps) {
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) return null;
  const lowest = Math.min(limit ?? Number.POSITIVE_INFINITY, ...steps.map(({ lower }) => lower));
  const highest = Math.max(limit ?? 0, ...steps.map(({ upper }) => upper));
  // It tells of change, not of size; a tenth of room keeps a calm day from looking wild.
  const scale = chartScale({
    from: first.at,
    to: last.at,
    top: highest,
    bottom: Math.max(0, lowest - 0.1 * highest),
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="h-8 w-24 overflow-visible"
    >
      <path d={bandPath(steps, scale)} className="fill-brand opacity-20" />
      <path
        d={linePath(
          steps.map(({ at, point }) => ({ at, value: point })),
          scale,
        )}
        className="fill-none stroke-brand"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
      {limit === undefined ? null : (
        <path
          d={`M0 ${scale.y(limit)}H100`}
          className="stroke-ink-muted"
          strokeDasharray="3 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
