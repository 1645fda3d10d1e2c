import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../kernel/route-binding.ts';
import { listFeeds } from './feeds/list-feeds.ts';
import { getPrediction } from './get-prediction.ts';
import { listPredictions } from './list-predictions.ts';

export const predictionRoutes: readonly BoundRoute[] = [
  bind(routes.listPredictions, (ctx, { query }) => listPredictions(ctx, query)),
  bind(routes.predictTraffic, (ctx, { query }) =>
    getPrediction(ctx, { kind: 'traffic', ...query }),
  ),
  bind(routes.predictFlooding, (ctx, { query }) =>
    getPrediction(ctx, { kind: 'flooding', ...query }),
  ),
  bind(routes.predictAqi, (ctx, { query }) => getPrediction(ctx, { kind: 'aqi', ...query })),
  bind(routes.listFeeds, (ctx, { query }) => listFeeds(ctx, query)),
];
