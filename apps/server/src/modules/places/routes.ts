import { routes } from '@pulse/contract';
import { type BoundRoute, bind, RawReply } from '../../kernel/route-binding.ts';
import { areaBoundaries } from './area-boundaries.ts';
import type { Places } from './create-places.ts';
import { createZone } from './create-zone.ts';
import { getArea } from './get-area.ts';
import { listAreas } from './list-areas.ts';
import { listCategories } from './list-categories.ts';
import { listCities } from './list-cities.ts';
import { listZones } from './list-zones.ts';
import { locateArea } from './locate-area.ts';
import { suggestCategory } from './suggest-category.ts';
import { updateZone } from './update-zone.ts';

/** `places` is read anew after each edit, so that the editor's next request sees it. */
export const placeRoutes = (places: Pick<Places, 'reload'>): readonly BoundRoute[] => [
  bind(routes.listCities, (ctx) => listCities(ctx)),
  bind(routes.listCategories, (ctx, { query }) => listCategories(ctx, query)),
  bind(routes.suggestCategory, (ctx, { query }) => suggestCategory(ctx, query)),
  bind(routes.listAreas, (ctx, { query }) => listAreas(ctx, query)),
  bind(
    routes.areaBoundaries,
    async (ctx, { query }) =>
      new RawReply(await areaBoundaries(ctx, query), {
        'content-type': 'application/geo+json; charset=utf-8',
        'cache-control': 'public, max-age=300',
      }),
  ),
  bind(routes.locateArea, (ctx, { query }) => locateArea(ctx, query)),
  bind(routes.getArea, (ctx, { params }) => getArea(ctx, params)),
  bind(routes.listZones, (ctx, { query }) => listZones(ctx, query)),
  bind(routes.createZone, async (ctx, { body }) => {
    const zone = await createZone(ctx, body);
    await places.reload();
    return zone;
  }),
  bind(routes.updateZone, async (ctx, { params, body }) => {
    const zone = await updateZone(ctx, { ...params, ...body });
    await places.reload();
    return zone;
  }),
];
