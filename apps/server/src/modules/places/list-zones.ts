import type { Zone } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { selectZones } from './queries.ts';

/** Zones of a city with the ids of their wards. */
export const listZones = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<{ items: Zone[]; nextCursor: null }> => {
  const items = await selectZones(ctx.db)
    .where('zones.cityId', '=', city ?? ctx.config.defaultCityId)
    .execute();
  return { items, nextCursor: null };
};
