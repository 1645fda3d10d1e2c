import type { Predicted, PredictRequest } from '@pulse/contract';
import { systemCtx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import {
  forecastToWire,
  type SeriesToForecast,
  seriesFromWire,
} from '../../platform/engine/index.ts';
import type { EngineParts } from './engine-parts.ts';

/**
 * Forecasts for each request, of the history that it brings or of what the city measured there.
 *
 * @throws DomainError `not_found` when nothing was measured; EngineError
 */
export const predictAreas = async (
  { services, engine, findHistory }: EngineParts,
  requests: readonly PredictRequest[],
): Promise<Predicted[]> => {
  const ctx = systemCtx(services);
  const wanted = requests.flatMap((request, at) =>
    request.prediction_types.map((type) => ({ request, at, type })),
  );
  const series: SeriesToForecast[] = [];
  for (const { request, type } of wanted) {
    const { area_id: areaId, horizon, history } = request;
    const found =
      history !== undefined
        ? seriesFromWire(history, { signal: type, areaId: areaId ?? null, horizon })
        : await findHistory(ctx, { areaId: areaId ?? '', signal: type, horizon });
    if (found === undefined) throw nothingMeasured(areaId ?? '', type);
    series.push(found);
  }
  const forecasts = await engine.predict(series);
  const answers: Predicted[] = requests.map(() => ({ predictions: [] }));
  for (const [n, forecast] of forecasts.entries()) {
    const about = wanted[n];
    if (about === undefined) continue;
    const { at, type, request } = about;
    answers[at]?.predictions.push(
      forecastToWire(forecast, { area_id: request.area_id ?? null, prediction_type: type }),
    );
  }
  return answers;
};

const nothingMeasured = (areaId: string, type: string) =>
  new DomainError('not_found', `Nothing called ${type} is measured in ${areaId}.`, {
    remedy: 'Ask for another ward or kind, or send the history along.',
  });
