import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../kernel/route-binding.ts';
import { cancelGathering } from './cancel-gathering.ts';
import { createGathering } from './create-gathering.ts';
import { getGathering } from './get-gathering.ts';
import { listGatherings } from './list-gatherings.ts';
import { suggestGatherings } from './suggest-gatherings.ts';
import { updateGathering } from './update-gathering.ts';

export const gatheringRoutes: readonly BoundRoute[] = [
  bind(routes.listGatherings, (ctx, { query }) => listGatherings(ctx, query)),
  bind(routes.suggestGatherings, (ctx, { query }) => suggestGatherings(ctx, query)),
  bind(routes.getGathering, (ctx, { params }) => getGathering(ctx, params)),
  bind(routes.createGathering, (ctx, { body }) => createGathering(ctx, body)),
  bind(routes.updateGathering, (ctx, { params, body }) =>
    updateGathering(ctx, { ...params, ...body }),
  ),
  bind(routes.cancelGathering, (ctx, { params, body }) =>
    cancelGathering(ctx, { ...params, ...body }),
  ),
];
