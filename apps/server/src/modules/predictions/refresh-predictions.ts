import type { Area, PredictionKind } from '@pulse/contract';
import { normalCdf } from '@pulse/ml/numeric';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { appendEvent } from '../../kernel/events.ts';
import { listAreas } from '../places/index.ts';
import type { ForecastSignals, Origin, SignalForecast } from './forecast-signals.ts';
import { kinds, levelIndex, surenessOf } from './kinds.ts';
import { naiveForecast } from './naive-forecast.ts';
import { knownBefore, stepBegin } from './origins.ts';
import { readSignals, type Signal, shownValue } from './read-signals.ts';
import { widen, wideningOf } from './recalibrate.ts';
import { nearestTo } from './replay/spread-areas.ts';

const hourMs = 3_600_000;
const peakWithinMs = 24 * hourMs;
/** A measurement older than this many steps says nothing of now. */
const recentSteps = 2;
const insertRows = 500;

interface Forecasted {
  readonly signal: Signal;
  readonly origin: Origin;
  readonly forecast: SignalForecast;
}

/**
 * Forecasts a kind anew for every ward of a city from what was measured up to now. All wards change
 * at once or none does. Nothing happens where nothing was measured.
 *
 * @returns how many wards have a forecast now
 */
export const refreshPredictions = async (
  ctx: Ctx,
  cityId: string,
  kind: PredictionKind,
  forecastSignals: ForecastSignals,
): Promise<number> => {
  const now = ctx.clock.now();
  const first = stepBegin(ctx, cityId, kind, now);
  const signals = await readSignals(ctx, cityId, kind, first);
  const origins = signals.map(
    (signal): Origin => ({
      kind,
      cityId,
      areaId: signal.areaId,
      start: signal.start,
      values: knownBefore(signal, kind, first),
    }),
  );
  if (origins.length === 0) return 0;
  const forecasts = await recalibrated(ctx, cityId, kind, await forecastSignals(ctx, origins));
  const made = signals.flatMap((signal, i): Forecasted[] => {
    const [origin, forecast] = [origins[i], forecasts[i]];
    return origin && forecast ? [{ signal, origin, forecast }] : [];
  });
  const { items: areas } = await listAreas(ctx, { city: cityId });
  await ctx.db.transaction().execute(async (tx) => {
    await storeSteps(ctx, tx, made, first, now);
    await storeHeads(tx, made, areas, first, now);
    await appendEvent(ctx, tx, 'predictions.refreshed', { cityId, kind });
  });
  return areas.length;
};

const recalibrated = async (
  ctx: Ctx,
  cityId: string,
  kind: PredictionKind,
  forecasts: readonly SignalForecast[],
): Promise<SignalForecast[]> => {
  const version = forecasts[0]?.modelVersion;
  const factor = version === undefined ? 1 : await wideningOf(ctx, cityId, kind, version);
  return forecasts.map((forecast) => ({
    ...forecast,
    steps: forecast.steps.map((step) => widen(kind, step, factor)),
  }));
};

const storeSteps = async (
  ctx: Ctx,
  tx: Tx,
  made: readonly Forecasted[],
  first: Date,
  madeAt: Date,
): Promise<void> => {
  const rows = made.flatMap(({ origin, forecast }) =>
    forecast.steps.map(({ point, lower80, upper80, drivers }, i) => ({
      id: ctx.ids.next(),
      cityId: origin.cityId,
      areaId: origin.areaId,
      kind: origin.kind,
      madeAt,
      targetAt: new Date(first.getTime() + i * kinds[origin.kind].stepMs),
      point,
      lower80,
      upper80,
      drivers: JSON.stringify(drivers),
      naive: naiveForecast(origin.kind, origin.values, i + 1),
      modelVersion: forecast.modelVersion,
    })),
  );
  // Forecast twice at one moment, the later one counts.
  const [one] = rows;
  if (one === undefined) return;
  await tx
    .deleteFrom('predictions')
    .where('cityId', '=', one.cityId)
    .where('kind', '=', one.kind)
    .where('madeAt', '=', madeAt)
    .where('targetAt', '>=', first)
    .execute();
  for (let from = 0; from < rows.length; from += insertRows) {
    await tx
      .insertInto('predictions')
      .values(rows.slice(from, from + insertRows))
      .execute();
  }
};

const storeHeads = async (
  tx: Tx,
  made: readonly Forecasted[],
  areas: readonly Area[],
  first: Date,
  madeAt: Date,
): Promise<void> => {
  const whole = made.find(({ origin }) => origin.areaId === null);
  const placed = made.flatMap((one) => {
    const centre = areas.find(({ id }) => id === one.origin.areaId)?.centre;
    return centre ? [{ ...one, centre }] : [];
  });
  const rows = areas.flatMap((area) => {
    const source = whole ?? nearestTo(area.centre, placed);
    return source ? [{ areaId: area.id, ...headOf(source, first, madeAt) }] : [];
  });
  for (let from = 0; from < rows.length; from += insertRows) {
    await tx
      .insertInto('predictionHeads')
      .values(rows.slice(from, from + insertRows))
      .onConflict((conflict) =>
        conflict.columns(['cityId', 'kind', 'areaId']).doUpdateSet(({ ref }) => ({
          stepsAreaId: ref('excluded.stepsAreaId'),
          madeAt: ref('excluded.madeAt'),
          modelVersion: ref('excluded.modelVersion'),
          nowAt: ref('excluded.nowAt'),
          nowValue: ref('excluded.nowValue'),
          peakAt: ref('excluded.peakAt'),
          peakPoint: ref('excluded.peakPoint'),
          peakLower80: ref('excluded.peakLower80'),
          peakUpper80: ref('excluded.peakUpper80'),
          peakLevel: ref('excluded.peakLevel'),
          sureness: ref('excluded.sureness'),
          provenance: ref('excluded.provenance'),
        })),
      )
      .execute();
  }
};

const headOf = ({ origin, forecast, signal }: Forecasted, first: Date, madeAt: Date) => {
  const { kind, cityId, areaId, values } = origin;
  const { stepMs } = kinds[kind];
  const within = forecast.steps.slice(0, Math.max(1, Math.ceil(peakWithinMs / stepMs)));
  // A day has begun when it is forecast: the next 24 hours reach into the one after.
  const soon = stepMs > hourMs ? forecast.steps.slice(0, within.length + 1) : within;
  const peak = soon.reduce((worst, step) => (step.point > worst.point ? step : worst));
  const peakPlace = soon.indexOf(peak);
  const lastPlace = values.findLastIndex((value) => !Number.isNaN(value));
  const isRecent = lastPlace >= values.length - recentSteps;
  return {
    cityId,
    kind,
    stepsAreaId: areaId,
    madeAt,
    modelVersion: forecast.modelVersion,
    nowAt: isRecent ? new Date(origin.start.getTime() + lastPlace * stepMs) : null,
    nowValue: isRecent ? shownValue(kind, values[lastPlace] ?? 0) : null,
    peakAt: new Date(first.getTime() + peakPlace * stepMs),
    peakPoint: peak.point,
    peakLower80: peak.lower80,
    peakUpper80: peak.upper80,
    peakLevel: levelIndex(kind, peak.point),
    sureness: kind === 'flooding' ? certainty(peak.point) : surenessOf(kind, peak, normalCdf),
    provenance: signal.provenance,
  };
};

/** Of a probability: how far it is from a toss of a coin. */
const certainty = (probability: number): number => Math.max(probability, 1 - probability);
