import { zoneOffset } from '../../kernel/zone-offset.ts';
import type { ForecastSignals } from './forecast-signals.ts';
import { kinds } from './kinds.ts';

const hourMs = 3_600_000;
/** Months of hours for two dozen roads take a slow machine a while; nobody waits for them. */
const timeoutMs = 120_000;
/** As many as a remote engine takes at once. */
const batchSize = 64;

/** Asks the engine. A place that it gives no interval for gets its point as both ends. */
export const forecastWithEngine: ForecastSignals = async (ctx, origins) => {
  const series = origins.map(({ kind, cityId, areaId, start, values }) => {
    const { stepMs, horizon } = kinds[kind];
    const offsetMs = zoneOffset(ctx.geography.city(cityId)?.timeZone ?? 'UTC');
    return {
      signal: kind,
      areaId,
      values,
      // People drive by their clocks: the models want wall-clock time.
      startMs: start.getTime() + offsetMs(start.getTime()),
      stepMs,
      seasons: stepMs === hourMs ? [24, 168] : [7],
      nonNegative: true,
      horizon,
    };
  });
  const batches = Array.from({ length: Math.ceil(series.length / batchSize) }, (_, i) =>
    series.slice(i * batchSize, (i + 1) * batchSize),
  );
  const answers = [];
  for (const batch of batches) {
    answers.push(...(await ctx.engine.predict(batch, { timeoutMs })));
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
