import type { Forecaster } from './forecaster.ts';
import { TooShortError } from './forecaster.ts';

/**
 * The value one season ago (Hyndman and Athanasopoulos 2021, 5.2); without seasons, the last value.
 * Where that one is missing, the same place one season earlier, and so on.
 *
 * @param season which of the history's seasons: its index, or the longest that fits by default
 */
export const seasonalNaive = (season: 'shortest' | 'longest' = 'longest'): Forecaster => ({
  name: season === 'longest' ? 'snaive' : 'snaive-short',
  fit: ({ values, seasons, nonNegative }) => {
    const fitting = seasons.filter((period) => period <= values.length);
    const period = (season === 'longest' ? fitting.at(-1) : fitting[0]) ?? 1;
    const last = new Float64Array(period);
    for (let place = 0; place < period; place++) {
      let i = values.length - period + place;
      while (i >= 0 && Number.isNaN(values[i] as number)) i -= period;
      last[place] = i >= 0 ? (values[i] as number) : Number.NaN;
    }
    const known = last.filter((value) => !Number.isNaN(value));
    if (known.length === 0) throw new TooShortError('no value in the history is known');
    const middle = known.reduce((sum, value) => sum + value, 0) / known.length;
    return {
      description: `seasonal naive [${period}]`,
      forecast: (horizon) => ({
        point: Float64Array.from({ length: horizon }, (_, step) => {
          const value = last[step % period] as number;
          const filled = Number.isNaN(value) ? middle : value;
          return nonNegative ? Math.max(0, filled) : filled;
        }),
      }),
    };
  },
});
