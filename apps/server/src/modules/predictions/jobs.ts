import { PredictionKind } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { backtestPredictions } from './backtest-predictions.ts';
import type { ForecastSignals } from './forecast-signals.ts';
import { stepBegin } from './origins.ts';
import { selectNewestHead } from './queries.ts';
import { refreshPredictions } from './refresh-predictions.ts';
import { replayReadings } from './replay/replay-readings.ts';
import { scorePredictions } from './score-predictions.ts';

/**
 * Brings the forecasts of the default city up to date: plays the pack's history where this is a
 * demo, forecasts each kind whose step is over, gives a new model its record, compares what was
 * forecast with what came. A kind that fails keeps its last forecast and does not hold up others.
 */
export const keepPredictions = async (
  ctx: Ctx,
  forecastSignals: ForecastSignals,
): Promise<void> => {
  const cityId = ctx.config.defaultCityId;
  if (ctx.config.mode === 'demo') await replayReadings(ctx);
  for (const kind of PredictionKind.options) {
    try {
      await keepKind(ctx, cityId, kind, forecastSignals);
    } catch (error) {
      ctx.log.warn({ err: error, kind }, 'a forecast could not be made; the last one stays');
    }
  }
  await scorePredictions(ctx, cityId);
};

const keepKind = async (
  ctx: Ctx,
  cityId: string,
  kind: PredictionKind,
  forecastSignals: ForecastSignals,
): Promise<void> => {
  const head = await selectNewestHead(ctx.db, cityId, kind);
  const begun = stepBegin(ctx, cityId, kind, ctx.clock.now());
  if (head === undefined || head.madeAt < begun) {
    await refreshPredictions(ctx, cityId, kind, forecastSignals);
  }
  const model = (await selectNewestHead(ctx.db, cityId, kind))?.modelVersion;
  if (model === undefined) return;
  const compared = await backtestPredictions(ctx, cityId, kind, model, forecastSignals);
  // What was just learnt of the intervals shows at once where nothing was known of them.
  if (compared > 0 && head?.modelVersion !== model) {
    await refreshPredictions(ctx, cityId, kind, forecastSignals);
  }
};
