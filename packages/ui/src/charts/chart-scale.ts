export interface ChartPoint {
  /** Milliseconds. */
  at: number;
  value: number;
}

/** Places on a square of 100 by 100, left to right and bottom to top. */
export interface ChartScale {
  x(at: number): number;
  y(value: number): number;
  readonly top: number;
}

const headroom = 1.06;

export const chartScale = ({
  from,
  to,
  top,
  bottom = 0,
}: {
  from: number;
  to: number;
  top: number;
  /** What the lower edge stands for; 0 unless small changes of large values matter. */
  bottom?: number;
}): ChartScale => {
  const span = Math.max(1, to - from);
  const highest = bottom + Math.max(top - bottom, 1e-9) * headroom;
  return {
    x: (at) => round((100 * (at - from)) / span),
    y: (value) => round(100 - (100 * Math.max(0, value - bottom)) / (highest - bottom)),
    top: highest,
  };
};

export const linePath = (points: readonly ChartPoint[], scale: ChartScale): string =>
  points
    .map(({ at, value }, i) => `${i === 0 ? 'M' : 'L'}${scale.x(at)} ${scale.y(value)}`)
    .join('');

/** Along the upper ends and back along the lower ones. */
export const bandPath = (
  steps: readonly { at: number; lower: number; upper: number }[],
  scale: ChartScale,
): string => {
  if (steps.length === 0) return '';
  const there = steps.map(({ at, upper }) => `${scale.x(at)} ${scale.y(upper)}`);
  const back = steps.toReversed().map(({ at, lower }) => `${scale.x(at)} ${scale.y(lower)}`);
  return `M${[...there, ...back].join('L')}Z`;
};

const round = (value: number): number => Math.round(value * 100) / 100;
