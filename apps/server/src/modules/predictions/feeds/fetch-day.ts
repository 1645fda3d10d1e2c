import type { Place } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { zoneOffset } from '../../../kernel/zone-offset.ts';
import { type Feed, FeedError } from '../../../platform/feeds/index.ts';
import { selectMeasuredHours } from './feed-queries.ts';
import { noteFetchedDay } from './fetched-days.ts';
import { recordOutcome } from './record-outcome.ts';
import { type StoredReadings, storeReadings } from './store-readings.ts';

export interface FetchDayInput {
  readonly cityId: string;
  readonly place: Place;
  /** YYYY-MM-DD by the city's clocks. */
  readonly day: string;
  readonly signal?: AbortSignal | undefined;
}

export interface FetchedDay extends StoredReadings {
  readonly dropped: number;
  /** Hours for which the feed had nothing. */
  readonly missing: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A day of a feed, or why it could not be had in full. */
export const fetchDay = async (
  ctx: Ctx,
  feed: Feed,
  { cityId, place, day, signal }: FetchDayInput,
): Promise<FetchedDay | string> => {
  const triedAt = ctx.clock.now();
  const { from, to } = spanOf(ctx, cityId, day);
  try {
    const { readings, dropped, faults } = await feed.readings({ place, from, to, signal });
    const stored = await storeReadings(ctx, { cityId, feed: feed.name, readings });
    const outcome = { faults: [...faults], answered: true, dropped, differed: stored.differed };
    await recordOutcome(ctx, { cityId, feed, triedAt, outcome });
    const [fault] = faults;
    if (fault) return fault.message;
    const missing = await countMissing(ctx, cityId, feed.name, from, to);
    await noteFetchedDay(ctx, {
      cityId,
      feed: feed.name,
      day,
      readings: readings.length,
      missing,
    });
    return { ...stored, dropped, missing };
  } catch (error) {
    if (signal?.aborted) return 'It was told to stop';
    if (!(error instanceof FeedError)) throw error;
    const outcome = { faults: [error], answered: false, dropped: 0, differed: 0 };
    await recordOutcome(ctx, { cityId, feed, triedAt, outcome });
    return error.message;
  }
};

/** From the first to the last instant of a day by the city's clocks. */
const spanOf = (ctx: Ctx, cityId: string, day: string): { from: Date; to: Date } => {
  const offsetMs = zoneOffset(ctx.geography.city(cityId)?.timeZone ?? 'UTC');
  const begin = (wall: number) => wall - offsetMs(wall - offsetMs(wall));
  const wall = Date.parse(`${day}T00:00Z`);
  return { from: new Date(begin(wall)), to: new Date(begin(wall + dayMs) - 1) };
};

const countMissing = async (
  ctx: Ctx,
  cityId: string,
  feed: string,
  from: Date,
  to: Date,
): Promise<number> => {
  const filter = { cityId, prefix: `${feed}:` };
  const measured = (await selectMeasuredHours(ctx.db, filter, from, to)).length;
  // A day that begins at half past touches one hour of UTC more than it has.
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / hourMs) - measured);
};
