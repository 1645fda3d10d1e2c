import type { PredictionKind } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import type { ForecastSignals, Origin } from './forecast-signals.ts';
import { kinds } from './kinds.ts';
import { naiveForecast } from './naive-forecast.ts';
import { knownBefore, localDay, stepBegin } from './origins.ts';
import { selectBacktestedDays } from './queries.ts';
import { readSignals, type Signal, shownValue } from './read-signals.ts';

const dayMs = 86_400_000;
const backtestDays = 7;

/**
 * Makes the forecasts of the last days afterwards, each from what was known when its day began, and
 * stores what came of them, so that a new model or a new city has a record to be shown beside, and
 * its intervals can be held to their promise. Each day is done once for each version of a model.
 *
 * @returns how many forecasts were compared with what came
 */
export const backtestPredictions = async (
  ctx: Ctx,
  cityId: string,
  kind: PredictionKind,
  modelVersion: string,
  forecastSignals: ForecastSignals,
): Promise<number> => {
  const done = await selectBacktestedDays(ctx.db, cityId, kind, modelVersion);
  const today = stepBegin(ctx, cityId, 'aqi', ctx.clock.now());
  const now = stepBegin(ctx, cityId, kind, ctx.clock.now());
  const signals = await readSignals(ctx, cityId, kind, now);
  const plan = signals.flatMap((signal) =>
    Array.from({ length: backtestDays }, (_, back) => {
      const first = new Date(today.getTime() - (back + 1) * dayMs);
      const values = knownBefore(signal, kind, first);
      const origin: Origin = { kind, cityId, areaId: signal.areaId, start: signal.start, values };
      return { signal, first, origin };
    }).filter(
      ({ origin, first }) => origin.values.length > 0 && !done.has(localDay(ctx, cityId, first)),
    ),
  );
  if (plan.length === 0) return 0;
  const forecasts = await forecastSignals(
    ctx,
    plan.map(({ origin }) => origin),
  );
  const rows = plan.flatMap(({ signal, first, origin }, i) => {
    const forecast = forecasts[i];
    if (!forecast) return [];
    const perDay = Math.max(1, dayMs / kinds[kind].stepMs);
    const score = scoreDay(kind, signal, origin, forecast.steps.slice(0, perDay));
    return score.n === 0
      ? []
      : [
          {
            cityId,
            kind,
            areaId: signal.areaId ?? '',
            day: new Date(localDay(ctx, cityId, first)),
            basis: 'backtest' as const,
            modelVersion: forecast.modelVersion,
            ...score,
          },
        ];
  });
  if (rows.length > 0) {
    await ctx.db
      .insertInto('predictionScores')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return rows.reduce((sum, { n }) => sum + n, 0);
};

const scoreDay = (
  kind: PredictionKind,
  signal: Signal,
  origin: Origin,
  steps: readonly { point: number; lower80: number; upper80: number }[],
) => {
  const score = { n: 0, errorSum: 0, naiveSum: 0, covered: 0 };
  steps.forEach(({ point, lower80, upper80 }, i) => {
    const measured = signal.values[origin.values.length + i];
    const naive = naiveForecast(kind, origin.values, i + 1);
    if (measured === undefined || Number.isNaN(measured) || naive === null) return;
    const truth = shownValue(kind, measured);
    score.n += 1;
    score.errorSum += loss(kind, truth, point);
    score.naiveSum += loss(kind, truth, naive);
    score.covered += Number(truth >= lower80 && truth <= upper80);
  });
  return score;
};

/** Absolute error; of a probability its Brier score. */
const loss = (kind: PredictionKind, truth: number, forecast: number): number =>
  kind === 'flooding' ? (truth - forecast) ** 2 : Math.abs(truth - forecast);
