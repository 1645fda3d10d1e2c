import { ApiError, type Prediction, type PredictionDetail, routes } from '@pulse/contract';
import { endRefusedSession } from '../../end-refused-session.ts';
import { session } from '../../session.ts';

const outlookRoutes = [routes.predictTraffic, routes.predictFlooding, routes.predictAqi] as const;

/** A ward's forecasts, those that there are; undefined while the city does not answer. */
export const loadOutlook = async (area: string): Promise<PredictionDetail[] | undefined> => {
  const call = session.serverClient();
  try {
    const found = await Promise.all(
      outlookRoutes.map((route) => call(route, { query: { area } }).catch(noneWhenNotFound)),
    );
    return found.filter((detail) => detail !== undefined);
  } catch (error) {
    return endRefusedSession(error, `/outlook?ward=${encodeURIComponent(area)}`);
  }
};

/** The city's worst forecasts; none while it does not answer. */
export const loadWorst = async (city: string): Promise<Prediction[]> => {
  const call = session.serverClient();
  const lists = await Promise.all(
    (['traffic', 'flooding'] as const).map((kind) =>
      call(routes.listPredictions, { query: { city, kind, limit: '3' } }).then(
        ({ items }) => items,
        () => [],
      ),
    ),
  );
  return lists.flat();
};

const noneWhenNotFound = (error: unknown): undefined => {
  if (error instanceof ApiError && error.problem.status === 404) return undefined;
  throw error;
};
