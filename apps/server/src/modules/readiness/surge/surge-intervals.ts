import type { IntervalForecast } from '@pulse/ml/forecast';
import { type IntervalShape, reach } from './interval-shape.ts';

type Tails = Omit<IntervalShape, 'steps'>;

/**
 * Puts 80 and 95 % intervals of a learnt shape around points.
 *
 * @param steps relative size of errors, one for each point
 */
export const surgeIntervals = (
  tails: Tails,
  steps: Float64Array,
  point: Float64Array,
): IntervalForecast => {
  const end = (tail: number) =>
    point.map((value, h) => Math.max(0, value + reach(tail, value, steps[h] as number)));
  // Rare patients: most days are right with none, yet the mean is more; the ends enclose it.
  const lower80 = end(tails.lower80).map((value, h) => Math.min(value, point[h] as number));
  const upper80 = end(tails.upper80).map((value, h) => Math.max(value, point[h] as number));
  // The outer interval keeps the shape of its own tails and never lies inside the inner one.
  const lower95 = end(tails.lower95).map((value, h) => Math.min(value, lower80[h] as number));
  const upper95 = end(tails.upper95).map((value, h) => Math.max(value, upper80[h] as number));
  return { point, lower80, upper80, lower95, upper95 };
};
