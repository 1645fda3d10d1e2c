import { PredictionKind, routes } from '@pulse/contract';
import { visitorCall } from './call-as.ts';
import { waitFor } from './wait-for.ts';

/** The ward with the worst traffic, once the worker has forecast every kind. */
export const forecastWard = (): Promise<{ id: string; name: string }> =>
  waitFor('forecasts of every kind', async () => {
    const lists = await Promise.all(
      PredictionKind.options.map((kind) =>
        visitorCall(routes.listPredictions, { query: { kind, limit: '1' } }),
      ),
    );
    const areas = lists.map(({ items }) => items[0]?.area);
    return areas.every((area) => area !== undefined) ? areas[0] : undefined;
  });
