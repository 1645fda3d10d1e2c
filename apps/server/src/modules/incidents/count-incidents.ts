import type { FilterQuery, IncidentCounts } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { listConditions } from './filters.ts';

/** How many the actor may see: in all, by status, ward and category, from one pass. */
export const countIncidents = async (ctx: Ctx, query: FilterQuery): Promise<IncidentCounts> => {
  const groups = await ctx.db
    .selectFrom('incidents')
    .select((eb) => [
      'status',
      'areaId',
      'category',
      // Which columns the row is not about, as bits: 3 by status, 5 by ward, 6 by category, 7 all.
      sql<number>`grouping(status, area_id, category)`.as('level'),
      eb.fn.countAll<number>().as('incidents'),
    ])
    .where(listConditions(ctx, query))
    .groupBy(sql`GROUPING SETS ((status), (area_id), (category), ())`)
    .execute();
  const counts: IncidentCounts = {
    total: 0,
    byStatus: { reported: 0, active: 0, resolved: 0, rejected: 0, duplicate: 0 },
    byArea: {},
    byCategory: {},
  };
  for (const { level, status, areaId, category, incidents } of groups) {
    if (level === 3) counts.byStatus[status] = incidents;
    else if (level === 5 && areaId !== null) counts.byArea[areaId] = incidents;
    else if (level === 6) counts.byCategory[category] = incidents;
    else if (level === 7) counts.total = incidents;
  }
  return counts;
};
