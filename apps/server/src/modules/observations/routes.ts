import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../kernel/route-binding.ts';
import { importObservations } from './import-observations.ts';
import { listObservations } from './list-observations.ts';
import { recordObservations } from './record-observations.ts';

export const observationRoutes: readonly BoundRoute[] = [
  bind(routes.recordObservations, (ctx, { body }) => recordObservations(ctx, body)),
  bind(routes.importObservations, (ctx, { query, file }) =>
    importObservations(ctx, { ...query, bytes: file?.bytes ?? Buffer.alloc(0) }),
  ),
  bind(routes.listObservations, (ctx, { query }) => listObservations(ctx, query)),
];
