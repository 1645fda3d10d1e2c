import type { Place } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { listCities } from '../../places/index.ts';

/** The place that feeds are asked about; undefined for a city that is not loaded. */
export const cityCentre = async (ctx: Ctx, cityId: string): Promise<Place | undefined> => {
  const { items } = await listCities(ctx);
  return items.find(({ id }) => id === cityId)?.centre;
};
