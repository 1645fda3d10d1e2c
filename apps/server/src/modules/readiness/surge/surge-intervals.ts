import type { IntervalForecast } from '@pulse/ml/forecast';
import { normalQuantile } from '@pulse/ml/numeric';
import { type IntervalShape, reach } from './interval-shape.ts';

const normal80 = normalQuantile(0.9);
const normal95 = normalQuantile(0.975);

type Tails = Omit<IntervalShape, 'steps'>;

/**
 * Puts 80 and 95 % intervals of a learnt shape around points.
 *
 * @param steps relative size of errors, one for each point
 * @param doubts deviation of what is not known of rare effects, on the scale of logarithms
 */
export const surgeIntervals = (
  tails: Tails,
  steps: Float64Array,
  point: Float64Array,
  doubts: ArrayLike<number>,
): IntervalForecast => {
  const end = (tail: number, quantile: number) =>
    point.map((value, h) => {
      const away = reach(tail, value, steps[h] as number);
      const doubt = value * Math.expm1(quantile * (doubts[h] ?? 0));
      // Both are independent: what scatters, and what is not known of a rare effect.
      return Math.max(0, value + Math.sign(doubt || away) * Math.hypot(away, doubt));
    });
  // Rare patients: most days are right with none, yet the mean is more; the ends enclose it.
  const lower80 = end(tails.lower80, -normal80).map((value, h) =>
    Math.min(value, point[h] as number),
  );
  const upper80 = end(tails.upper80, normal80).map((value, h) =>
    Math.max(value, point[h] as number),
  );
  // The outer interval keeps the shape of its own tails and never lies inside the inner one.
  const lower95 = end(tails.lower95, -normal95).map((value, h) =>
    Math.min(value, lower80[h] as number),
  );
  const upper95 = end(tails.upper95, normal95).map((value, h) =>
    Math.max(value, upper80[h] as number),
  );
  return { point, lower80, upper80, lower95, upper95 };
};
