import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { appendEvent } from '../../kernel/events.ts';
import { insertIncidents, type PastIncident } from './insert-incidents.ts';

/**
 * Adds incidents with their past, and tells of all of them in one event: consumers recount the
 * hours it spans, screens load anew. Those whose key is known are left out.
 *
 * @returns how many were added
 */
export const storeIncidents = async (
  ctx: Ctx,
  tx: Tx,
  cityId: string,
  incidents: readonly PastIncident[],
): Promise<number> => {
  const { added, from, to } = await insertIncidents(ctx, tx, cityId, incidents);
  if (from !== null && to !== null) {
    await appendEvent(ctx, tx, 'incidents.imported', {
      cityId,
      from: from.toISOString(),
      to: to.toISOString(),
    });
  }
  return added;
};
