import type { FilterQuery, MapPoint } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { listConditions } from './filters.ts';

const maxPoints = 5_000;

/** Pins of what the actor may see; when there are too many, the most severe and newest of them. */
export const mapIncidents = async (
  ctx: Ctx,
  query: FilterQuery,
): Promise<{ items: MapPoint[]; nextCursor: null }> => {
  const items = await ctx.db
    .selectFrom('incidents')
    .select(['id', 'lat', 'lng', 'category', 'severity', 'status', 'verified'])
    .where(listConditions(ctx, query))
    .orderBy('severity', 'desc')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(maxPoints)
    .execute();
  return { items, nextCursor: null };
};
