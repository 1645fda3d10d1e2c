import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../../kernel/route-binding.ts';
import { acceptRecommendation } from './accept-recommendation.ts';
import { changeRecommendation } from './change-recommendation.ts';
import { decisionRecord } from './decision-record.ts';
import { getRecommendation } from './get-recommendation.ts';
import { listRecommendations } from './list-recommendations.ts';
import { rejectRecommendation } from './reject-recommendation.ts';
import { reopenRecommendation } from './reopen-recommendation.ts';

export const recommendationRoutes: readonly BoundRoute[] = [
  bind(routes.listRecommendations, (ctx, { query }) => listRecommendations(ctx, query)),
  bind(routes.decisionRecord, (ctx, { query }) => decisionRecord(ctx, query)),
  bind(routes.getRecommendation, (ctx, { params }) => getRecommendation(ctx, params)),
  bind(routes.acceptRecommendation, (ctx, { params, body }) =>
    acceptRecommendation(ctx, { ...params, ...body }),
  ),
  bind(routes.changeRecommendation, (ctx, { params, body }) =>
    changeRecommendation(ctx, { ...params, ...body }),
  ),
  bind(routes.rejectRecommendation, (ctx, { params, body }) =>
    rejectRecommendation(ctx, { ...params, ...body }),
  ),
  bind(routes.reopenRecommendation, (ctx, { params, body }) =>
    reopenRecommendation(ctx, { ...params, ...body }),
  ),
];
