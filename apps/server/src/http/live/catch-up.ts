import type { MissedMessage } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { eventRange, readEvents } from '../../kernel/outbox/index.ts';
import {
  hearsHospitals,
  hospitalNews,
  type LoadCityHospitals,
  mergeNews,
  newsFor,
} from './hospital-news.ts';
import type { LoadLiveIncidents } from './live-incident.ts';
import { loadAddressed } from './load-addressed.ts';

const mostMissed = 500;
/** Hospitals that report each minute are many events and, merged, few messages. */
const mostRead = 5_000;
/**
 * Hospital news wait for up to a second while incidents with later positions are told at once. Who
 * left in that second has not heard them, so their part looks back a little further; twice is harmless.
 */
const lookBack = 200;

/**
 * What was said in these rooms after a position. Too much, or longer ago than events are kept:
 * `truncated`, and the client loads its lists again.
 */
export const catchUp = async (
  ctx: Ctx,
  loaders: { incidents: LoadLiveIncidents; cityHospitals: LoadCityHospitals },
  rooms: readonly string[],
  since: number,
): Promise<{ missed: MissedMessage[]; truncated: boolean }> => {
  const { first, last } = await eventRange(ctx.db);
  if (since > last || (first > 0 && since < first - 1)) return { missed: [], truncated: true };
  const from = hearsHospitals(rooms) ? Math.max(0, since - lookBack) : since;
  const events = await readEvents(ctx.db, from, since - from + mostRead + 1);
  const later = events.filter(({ position }) => position > since);
  const missed = later.filter(({ payload }) => payload.incidentId !== undefined);
  if (later.length > mostRead || missed.length > mostMissed) return { missed: [], truncated: true };
  const entered = new Set(rooms);
  const addressed = await loadAddressed(ctx, loaders.incidents, missed);
  const incidents = addressed
    .filter((one) => one.rooms.some((room) => entered.has(room)))
    .map((one) => one.message);
  if (!hearsHospitals(rooms)) return { missed: incidents, truncated: false };
  const news = newsFor(mergeNews(await hospitalNews(events, loaders.cityHospitals)), entered);
  const told = news.map((payload) => ({ message: 'hospital:changed' as const, payload }));
  return { missed: [...incidents, ...told], truncated: false };
};
