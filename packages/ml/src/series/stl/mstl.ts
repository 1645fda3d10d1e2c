import { ets } from '../ets/ets.ts';
import type { Forecaster } from '../forecaster.ts';
import { interpolateGaps } from '../interpolate-gaps.ts';
import { decomposeMstl, type MstlOptions } from './decompose-mstl.ts';
import { seasonLeverage } from './season-leverage.ts';

export interface MstlForecasterOptions extends MstlOptions {
  /** What forecasts the values without their seasons: `ets()`, `drift()`, `theta()` ... */
  readonly adjusted?: Forecaster;
}

/**
 * Steadier than R's 11, 15, ...: 2 to 9 % smaller errors on 60 days of hourly emergency arrivals and
 * two sets of hourly traffic, the same on daily ambulance calls and 71 monthly series.
 */
const seasonWindow = 25;

/**
 * Forecasts the seasonally adjusted values, and adds the last of each season (Hyndman and
 * Athanasopoulos 2021, 5.7; R's `stlf`). For seasons of any length and number; those of which the
 * history does not have more than two are left out. Missing values are interpolated for the
 * decomposition only, and stay missing for the forecaster. Variances are widened by `seasonLeverage`.
 */
export const mstl = ({ adjusted = ets(), ...options }: MstlForecasterOptions = {}): Forecaster => ({
  name: `mstl-${adjusted.name}`,
  fit: (history) => {
    const { values, seasons, nonNegative } = history;
    const n = values.length;
    const seasonWindows = options.seasonWindows ?? seasons.map(() => seasonWindow);
    const { seasonals } = decomposeMstl(interpolateGaps(values, seasons).values, seasons, {
      ...options,
      seasonWindows,
    });
    const leverage = seasonLeverage(
      n,
      seasonals.map(({ period }) => period),
      seasonWindows,
    );
    const left: Float64Array = Float64Array.from(values);
    for (const season of seasonals) {
      for (let i = 0; i < n; i++) left[i] = (left[i] as number) - (season.values[i] as number);
    }
    const fitted = adjusted.fit({ ...history, values: left, seasons: [], nonNegative: false });
    const periods = seasonals.map(({ period }) => `[${period}]`).join('');
    return {
      description: `STL${periods} + ${fitted.description}`,
      forecast: (horizon, known) => {
        const ahead = fitted.forecast(horizon, known);
        const point = ahead.point.map((value, step) => {
          let sum = value;
          for (const season of seasonals) {
            const back = season.period - (step % season.period);
            sum += season.values[n - back] as number;
          }
          return nonNegative ? Math.max(0, sum) : sum;
        });
        return ahead.variance
          ? { point, variance: ahead.variance.map((value) => value * leverage) }
          : { point };
      },
    };
  },
});
