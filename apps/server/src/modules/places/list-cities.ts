import { City } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { selectCities } from './queries.ts';

const Attribution = City.shape.attribution;

/** The cities of this installation; the default one first. */
export const listCities = async (ctx: Ctx): Promise<{ items: City[]; nextCursor: null }> => {
  const rows = await selectCities(ctx.db);
  const items = rows.map(({ id, name, timeZone, languages, attribution, ...row }) => ({
    id,
    name,
    timeZone,
    centre: { lat: row.centreLat, lng: row.centreLng },
    languages,
    isDefault: id === ctx.config.defaultCityId,
    attribution: Attribution.parse(attribution),
  }));
  items.sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  return { items, nextCursor: null };
};
