import type { Ctx } from '../../kernel/ctx.ts';
import { selectBoundaryTexts } from './queries.ts';

/**
 * Ward boundaries of a city as the text of a GeoJSON FeatureCollection. The geometry goes through
 * as the database gives it: hundreds of kilobytes that need no parsing here.
 */
export const areaBoundaries = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<string> => {
  const rows = await selectBoundaryTexts(ctx.db, city ?? ctx.config.defaultCityId);
  const features = rows.map(({ boundaryText, id, name, number, zoneId }) => {
    const properties = JSON.stringify({ id, name, number, zoneId });
    return `{"type":"Feature","id":${JSON.stringify(id)},"properties":${properties},"geometry":${boundaryText}}`;
  });
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
};
