import { routes } from '@pulse/contract';
import { type BoundRoute, bind, RawReply } from '../../kernel/route-binding.ts';
import { citySurge } from './city-surge.ts';
import { comingFestivals } from './coming-festivals.ts';
import { exportSurge } from './export-surge.ts';
import { hospitalSurge } from './hospital-surge.ts';
import { listSurge } from './list-surge.ts';
import { surgeAccuracy } from './surge-accuracy.ts';

const csvHeaders = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="surge.csv"',
  'cache-control': 'no-store',
};

export const readinessRoutes: readonly BoundRoute[] = [
  bind(routes.listSurge, (ctx, { query }) => listSurge(ctx, query)),
  bind(routes.citySurge, (ctx, { query }) => citySurge(ctx, query)),
  bind(routes.comingFestivals, (ctx, { query }) => comingFestivals(ctx, query)),
  bind(routes.hospitalSurge, (ctx, { params }) => hospitalSurge(ctx, params)),
  bind(
    routes.exportSurge,
    async (ctx, { params }) => new RawReply(await exportSurge(ctx, params), csvHeaders),
  ),
  bind(routes.surgeAccuracy, (ctx, { query }) => surgeAccuracy(ctx, query)),
];
