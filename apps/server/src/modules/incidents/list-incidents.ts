import type { Incident, ListIncidentsQuery } from '@pulse/contract';
import { actorId } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { votesOn } from '../verification/index.ts';
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
  const items = await presentIncidents(ctx, ctx.db, viewed);
  if (query.mine !== true || ctx.actor.kind !== 'citizen') return { items, nextCursor };
  const votes = await votesOn(ctx, ctx.actor.id, items);
  const reported = new Set(
    rows.filter(({ citizenId }) => citizenId === actorId(ctx.actor)).map(({ id }) => id),
  );
  return {
    items: items.map((item) => ({
      ...item,
      mine: reported.has(item.id),
      myVote: votes.get(item.id) ?? null,
    })),
    nextCursor,
  };
};
