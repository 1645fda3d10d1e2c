import { quantile } from '@pulse/ml/numeric';
import { type History, seasonalNaive } from '@pulse/ml/series';
import type { Forecast, SeriesToForecast } from '../port.ts';

/** The normal distribution's 0.9 quantile: 80 % lie within as many deviations of the middle. */
const eightyPercent = 1.2816;

const minuteMs = 60_000;

/** @throws TooShortError */
export const forecastSeries = (series: SeriesToForecast): Forecast => {
  const { values, startMs, offsetMinutes = 0, stepMs, seasons, nonNegative, horizon } = series;
  const start = startMs + offsetMinutes * minuteMs;
  const history: History = { values, start, stepMs, seasons, nonNegative };
  const fitted = seasonalNaive().fit(history);
  const { point, variance } = fitted.forecast(horizon);
  const widths = variance ? undefined : naiveWidths(history, horizon);
  return {
    model: fitted.description,
    points: Array.from(point, (value, step) => {
      const width = variance ? eightyPercent * Math.sqrt(variance[step] as number) : widths?.[step];
      const lower = width === undefined ? null : value - width;
      return {
        atMs: startMs + (values.length + step) * stepMs,
        value,
        lower80: lower !== null && nonNegative ? Math.max(0, lower) : lower,
        upper80: width === undefined ? null : value + width,
        drivers: [],
      };
    }),
  };
};

/**
 * Half of the width that held four in five of the steps a season apart, growing with the root of
 * the seasons ahead (Hyndman and Athanasopoulos 2021, table 5.2). Undefined for too few steps.
 */
const naiveWidths = (
  { values, seasons }: History,
  horizon: number,
): readonly number[] | undefined => {
  const period = seasons.filter((season) => season <= values.length).at(-1) ?? 1;
  const steps = Array.from({ length: Math.max(0, values.length - period) }, (_, i) =>
    Math.abs((values[i + period] as number) - (values[i] as number)),
  ).filter((step) => !Number.isNaN(step));
  if (steps.length < fewestSteps) return undefined;
  const width = quantile(Float64Array.from(steps), 0.8);
  return Array.from(
    { length: horizon },
    (_, step) => width * Math.sqrt(1 + Math.floor(step / period)),
  );
};

const fewestSteps = 8;
