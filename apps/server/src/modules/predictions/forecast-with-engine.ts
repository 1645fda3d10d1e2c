import type { ForecastSignals } from './forecast-signals.ts';
import { kinds } from './kinds.ts';
import { toSeries } from './to-series.ts';

/** Months of hours for two dozen roads take a slow machine a while; nobody waits for them. */
const timeoutMs = 120_000;
/** As many as a remote engine takes at once. */
const batchSize = 64;

/** Asks the engine. A place that it gives no interval for gets its point as both ends. */
export const forecastWithEngine: ForecastSignals = async (ctx, origins) => {
  const series = origins.map((origin) => toSeries(ctx, origin, kinds[origin.kind].horizon));
  const answers = [];
  for (let from = 0; from < series.length; from += batchSize) {
    answers.push(
      ...(await ctx.engine.predict(series.slice(from, from + batchSize), { timeoutMs })),
    );
  }
  return answers.map(({ model, points }) => ({
    modelVersion: model,
    steps: points.map(({ value, lower80, upper80, drivers }) => ({
      point: value,
      lower80: lower80 ?? value,
      upper80: upper80 ?? value,
      drivers: drivers.map(({ name, label, amount }) => ({ name, label, amount })),
    })),
  }));
};
