import { mean } from '@pulse/ml/numeric';
import { ets, TooShortError, theta } from '@pulse/ml/series';

/** Days that the level and the week are learnt from. */
const window = 1_100;
const models = { all: [theta(), ets()], fast: [theta(), ets({ models: 'fast' })] };

/**
 * Level and week over the horizon: the mean of Theta and exponential smoothing, on daily counts of
 * patients as good as a weighted mix of all candidates in a fraction of its time. With fewer than
 * five known days, their mean.
 *
 * @param choice `fast` leaves out forms of smoothing that take the longest and seldom win
 */
export const forecastLevel = (
  values: Float64Array,
  firstDay: number,
  horizon: number,
  choice: 'all' | 'fast' = 'all',
): Float64Array => {
  const from = Math.max(
    0,
    values.findIndex((value) => !Number.isNaN(value)),
    values.length - window,
  );
  const history = {
    values: values.slice(from),
    start: (firstDay + from) * 86_400_000,
    stepMs: 86_400_000,
    seasons: [7],
    nonNegative: true,
  };
  const points: Float64Array[] = [];
  for (const model of models[choice]) {
    try {
      points.push(model.fit(history).forecast(horizon).point);
    } catch (error) {
      if (!(error instanceof TooShortError)) throw error;
    }
  }
  if (points.length === 0) return new Float64Array(horizon).fill(mean(history.values));
  return Float64Array.from(
    { length: horizon },
    (_, h) => points.reduce((sum, point) => sum + (point[h] as number), 0) / points.length,
  );
};
