import type { Incident, ListIncidentsQuery } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { presentIncidents } from './present-incidents.ts';
import { selectPage } from './select-page.ts';
import { viewOf } from './visibility.ts';

const usualLimit = 50;

/**
 * Incidents that the actor may see. Without `mine` a citizen's list is exactly the public one, so
 * that one answer can be shared by all.
 */
export const listIncidents = async (
  ctx: Ctx,
  query: ListIncidentsQuery,
): Promise<{ items: Incident[]; nextCursor: string | null }> => {
  const { rows, nextCursor } = await selectPage(ctx, {
    ...query,
    limit: query.limit ?? usualLimit,
  });
  const viewed = rows.flatMap((row) => {
    const view = viewOf(ctx.actor, row);
    return view ? [{ row, view }] : [];
  });
  return { items: await presentIncidents(ctx, ctx.db, viewed), nextCursor };
};
