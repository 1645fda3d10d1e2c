'use client';

import clsx from 'clsx';
import { useId, useState } from 'react';
import { bandPath, type ChartPoint, chartScale, linePath } from './chart-scale.ts';

export interface ForecastStep {
  /** Milliseconds. */
  at: number;
  point: number;
  lower: number;
  upper: number;
  /** A wider band around it, such as 95 % around 80 %. */
  outer?: { lower: number; upper: number };
}

export interface ForecastChartProps {
  /** What is drawn, for those who do not see it. */
  label: string;
  /** What was measured, oldest first. */
  recent: readonly ChartPoint[];
  steps: readonly ForecastStep[];
  /** Which step is told of first, such as the worst. */
  first: number;
  /** Where a level begins, drawn as a line with its name. */
  levels: readonly { value: number; name: string }[];
  /** Lowest top of the scale, so that small values do not look large. */
  top: number;
  formatTime: (at: number) => string;
  formatValue: (value: number) => string;
  /** A step in words: when, how much, between what. */
  describe: (step: ForecastStep) => string;
  nowLabel: string;
  /** Told which step is looked at. */
  onChoose?: (place: number) => void;
}

/** A forecast with its band, which a finger, a mouse or the arrow keys scrub through. */
export function ForecastChart(props: ForecastChartProps) {
  const { recent, steps, levels, label, formatTime, formatValue, describe, nowLabel } = props;
  const [chosen, setChosen] = useState<number>();
  const textId = useId();
  const place = Math.min(chosen ?? props.first, steps.length - 1);
  const step = steps[place];
  const first = steps[0];
  const last = steps.at(-1);
  if (!step || !first || !last) return null;
  const scale = chartScale({
    from: recent[0]?.at ?? first.at,
    to: last.at,
    top: Math.max(
      props.top,
      ...steps.map(({ upper, outer }) => outer?.upper ?? upper),
      ...recent.map(({ value }) => value),
    ),
  });
  const past = recent.filter(({ at }) => at < first.at);
  const joined = past.at(-1);
  const forecast = steps.map(({ at, point }) => ({ at, value: point }));
  const wide = steps.flatMap(({ at, outer }) => (outer ? [{ at, ...outer }] : []));
  const shownLevels = levels.filter(({ value }) => value <= scale.top);
  return (
    <figure className="grid gap-1">
      <figcaption id={textId} className="min-h-6 text-sm font-medium">
        {describe(step)}
      </figcaption>
      <div className="relative mt-4 h-44 touch-pan-y">
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {shownLevels.map(({ value, name }) => (
            <path
              key={name}
              d={`M0 ${scale.y(value)}H100`}
              className="stroke-line"
              strokeDasharray="3 3"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path d={bandPath(wide, scale)} className="fill-brand opacity-10" />
          <path d={bandPath(steps, scale)} className="fill-brand opacity-20" />
          <path
            d={linePath(past, scale)}
            className="fill-none stroke-ink-muted"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={linePath(joined ? [joined, ...forecast] : forecast, scale)}
            className="fill-none stroke-brand"
            strokeWidth="2.5"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={`M${scale.x(first.at)} 0V100`}
            className="stroke-line-strong"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={`M${scale.x(step.at)} 0V100`}
            className="stroke-brand"
            strokeDasharray="2 3"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <span
          aria-hidden
          className="absolute size-3 -translate-1/2 rounded-full border-2 border-surface bg-brand"
          style={{ left: `${scale.x(step.at)}%`, top: `${scale.y(step.point)}%` }}
        />
        {shownLevels.map(({ value, name }) => (
          <span
            key={name}
            aria-hidden
            className="absolute left-0 -translate-y-full bg-surface/80 pr-1 text-2xs text-ink-muted"
            style={{ top: `${scale.y(value)}%` }}
          >
            {name} · {formatValue(value)}
          </span>
        ))}
        <input
          type="range"
          min={0}
          max={steps.length - 1}
          value={place}
          aria-label={label}
          aria-valuetext={describe(step)}
          onChange={(event) => {
            const next = Number(event.target.value);
            setChosen(next);
            props.onChoose?.(next);
          }}
          className="absolute inset-y-0 m-0 h-full cursor-ew-resize opacity-0"
          style={{ left: `${scale.x(first.at)}%`, width: `${100 - scale.x(first.at)}%` }}
        />
      </div>
      <div aria-hidden className="relative h-5 text-2xs text-ink-muted">
        {recent[0] && scale.x(first.at) > 22 ? (
          <span className="absolute left-0">{formatTime(recent[0].at)}</span>
        ) : null}
        <span
          className={clsx(
            'absolute font-semibold whitespace-nowrap',
            scale.x(first.at) > 12 && '-translate-x-1/2',
          )}
          style={{ left: `${scale.x(first.at)}%` }}
        >
          {nowLabel}
        </span>
        {scale.x(first.at) < 60 ? (
          <span className="absolute right-0">{formatTime(last.at)}</span>
        ) : null}
      </div>
    </figure>
  );
}
