import type { IncidentSort, ListIncidentsQuery } from '@pulse/contract';
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { listConditions } from './filters.ts';
import { type IncidentRow, incidentColumns } from './incident-row.ts';
import { afterCursor, cursorAfter, keysetOf } from './keyset.ts';

export interface PageOfRows {
  readonly rows: readonly IncidentRow[];
  readonly nextCursor: string | null;
}

/** One page of what the actor may see. One row more is read, to know whether there is a next page. */
export const selectPage = async (
  ctx: Ctx,
  query: ListIncidentsQuery & { limit: number },
): Promise<PageOfRows> => {
  const { cursor, limit, sort = 'newest', ...filters } = query;
  const order = keysetOf(sort);
  const found = await ctx.db
    .selectFrom('incidents')
    .select(incidentColumns)
    .select(order.position.as('position'))
    .where(listConditions(ctx, filters))
    .$if(cursor !== undefined, (page) => page.where(cursorCondition(sort, cursor)))
    .orderBy(order.orderBy)
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? cursorAfter(sort, last.position) : null };
};

const cursorCondition = (sort: IncidentSort, cursor: string | undefined): RawBuilder<boolean> =>
  cursor === undefined ? sql<boolean>`true` : sql<boolean>`${afterCursor(sort, cursor)}`;
