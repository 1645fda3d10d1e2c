import type { MissedMessage } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { eventRange, readEvents } from '../../kernel/outbox/index.ts';
import type { LoadLiveIncidents } from './live-incident.ts';
import { loadAddressed } from './load-addressed.ts';

const mostMissed = 500;

/**
 * What was said in these rooms after a position. Too much, or longer ago than events are kept:
 * `truncated`, and the client loads its lists again.
 */
export const catchUp = async (
  ctx: Ctx,
  load: LoadLiveIncidents,
  rooms: readonly string[],
  since: number,
): Promise<{ missed: MissedMessage[]; truncated: boolean }> => {
  const { first, last } = await eventRange(ctx.db);
  if (since > last || (first > 0 && since < first - 1)) return { missed: [], truncated: true };
  const events = await readEvents(ctx.db, since, mostMissed + 1);
  if (events.length > mostMissed) return { missed: [], truncated: true };
  const entered = new Set(rooms);
  const addressed = await loadAddressed(ctx, load, events);
  return {
    missed: addressed
      .filter((one) => one.rooms.some((room) => entered.has(room)))
      .map((one) => one.message),
    truncated: false,
  };
};
