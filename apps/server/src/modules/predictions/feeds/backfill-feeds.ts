import type { Place } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../../kernel/ctx.ts';
import type { Feed } from '../../../platform/feeds/index.ts';
import { cityCentre } from './city-centre.ts';
import { fetchDay } from './fetch-day.ts';
import { selectFetchedDays } from './fetched-days.ts';

export interface BackfillFeedsInput {
  /** YYYY-MM-DD by the city's clocks, both included and over. */
  readonly fromDay: string;
  readonly toDay: string;
  /** Ask again for days that were fetched in full before. */
  readonly again?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: BackfillProgress) => void) | undefined;
}

export interface BackfillProgress {
  readonly feed: string;
  readonly day: string;
  /** Of all days of all feeds, 0 to 1. */
  readonly share: number;
}

export interface FeedBackfill {
  readonly feed: string;
  readonly days: number;
  /** Days that an earlier run fetched in full; `already` counts their readings too. */
  readonly skippedDays: number;
  readonly added: number;
  readonly completed: number;
  readonly already: number;
  readonly differed: number;
  readonly dropped: number;
  /** Hours of these days for which the feed had nothing. */
  readonly missingHours: number;
  /** The day that it stopped at, and why; the next run goes on there. */
  readonly stopped: { readonly day: string; readonly why: string } | null;
}

const dayMs = 86_400_000;

/**
 * Fetches past days of every configured feed, a day at a time: each is kept before the next is asked
 * for, so that a run that was cut off goes on where it ended. Safe to run twice.
 *
 * Days must be real, over, and within what is kept; a feed that fails is left for the next run.
 */
export const backfillFeeds = async (
  ctx: Ctx,
  feeds: readonly Feed[],
  input: BackfillFeedsInput,
): Promise<FeedBackfill[]> => {
  const cityId = ctx.config.defaultCityId;
  const place = await cityCentre(ctx, cityId);
  if (place === undefined) return [];
  const days = daysBetween(input.fromDay, input.toDay);
  await sql`SELECT ensure_month_partitions('weather_readings'::regclass,
    ${input.fromDay}::date - 1, ${input.toDay}::date)`.execute(ctx.db);
  const results: FeedBackfill[] = [];
  for (const [feedNth, feed] of feeds.entries()) {
    const onDay = (day: string, nth: number) =>
      input.onProgress?.({
        feed: feed.name,
        day,
        share: (feedNth + nth / days.length) / feeds.length,
      });
    results.push(await backfillFeed(ctx, feed, { cityId, place, days, onDay, ...input }));
  }
  return results;
};

interface OneFeed extends BackfillFeedsInput {
  readonly cityId: string;
  readonly place: Place;
  readonly days: readonly string[];
  readonly onDay: (day: string, nth: number) => void;
}

const backfillFeed = async (ctx: Ctx, feed: Feed, input: OneFeed): Promise<FeedBackfill> => {
  const { cityId, place, days, signal } = input;
  const fetched = input.again
    ? new Map<string, number>()
    : await selectFetchedDays(ctx, cityId, feed.name);
  const total = {
    feed: feed.name,
    days: days.length,
    skippedDays: 0,
    added: 0,
    completed: 0,
    already: 0,
    differed: 0,
    dropped: 0,
    missingHours: 0,
  };
  for (const [nth, day] of days.entries()) {
    input.onDay(day, nth);
    const before = fetched.get(day);
    if (before !== undefined) {
      total.skippedDays += 1;
      total.already += before;
      continue;
    }
    if (signal?.aborted) return { ...total, stopped: { day, why: 'It was told to stop' } };
    const fetchedDay = await fetchDay(ctx, feed, { cityId, place, day, signal });
    if (typeof fetchedDay === 'string') return { ...total, stopped: { day, why: fetchedDay } };
    total.added += fetchedDay.added;
    total.completed += fetchedDay.completed;
    total.already += fetchedDay.already;
    total.differed += fetchedDay.differed;
    total.dropped += fetchedDay.dropped;
    total.missingHours += fetchedDay.missing;
  }
  return { ...total, stopped: null };
};

const daysBetween = (fromDay: string, toDay: string): string[] => {
  const first = Date.parse(`${fromDay}T00:00Z`);
  const count = Math.round((Date.parse(`${toDay}T00:00Z`) - first) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) =>
    new Date(first + i * dayMs).toISOString().slice(0, 10),
  );
};
