import type { Place } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { zoneOffset } from '../../../kernel/zone-offset.ts';
import { type Feed, type FeedAnswer, FeedError } from '../../../platform/feeds/index.ts';
import { ensurePartitions } from '../ensure-partitions.ts';
import { cityCentre } from './city-centre.ts';
import { selectReach } from './feed-queries.ts';
import { type FeedOutcome, recordOutcome } from './record-outcome.ts';
import { storeForecasts } from './store-forecasts.ts';
import { storeReadings } from './store-readings.ts';
import { summariseDays } from './summarise-days.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Stations report late and models are run again: these hours are asked for once more. */
const overlapMs = 6 * hourMs;
/** What a feed that is new here is asked for: as far back as gaps are shown. */
const firstDays = 14;
const forecastDays = 16;
/** Of all questions to one feed; a run comes every quarter of an hour. */
const runLimitMs = 5 * 60_000;

/**
 * Asks every configured feed for what came since its newest reading, and for what is to come. A feed
 * that fails says so in its state and does not hold up others. Safe to run twice, and twice at once.
 *
 * @param stopping ends the run early; nothing is noted of what it cuts off
 */
export const ingestFeeds = async (ctx: Ctx, stopping?: AbortSignal): Promise<void> => {
  if (ctx.feeds.length === 0) return;
  const cityId = ctx.config.defaultCityId;
  const place = await cityCentre(ctx, cityId);
  if (place === undefined) return;
  await ensurePartitions(ctx);
  await Promise.all(ctx.feeds.map((feed) => ingestFeed(ctx, feed, { cityId, place, stopping })));
};

const ingestFeed = async (
  ctx: Ctx,
  feed: Feed,
  { cityId, place, stopping }: { cityId: string; place: Place; stopping: AbortSignal | undefined },
): Promise<void> => {
  const now = ctx.clock.now();
  const limit = AbortSignal.timeout(runLimitMs);
  const signal = stopping === undefined ? limit : AbortSignal.any([limit, stopping]);
  const { newestAt } = await selectReach(ctx.db, { cityId, prefix: `${feed.name}:` }, now);
  const since = newestAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const from = new Date(Math.max(since - overlapMs, now.getTime() - firstDays * dayMs));
  const outcome: FeedOutcome = { faults: [], answered: false, dropped: 0, differed: 0 };

  const readings = await attempt(outcome, () => feed.readings({ place, from, to: now, signal }));
  const stored = await storeReadings(ctx, {
    cityId,
    feed: feed.name,
    // Models tell of this hour before it is over; what is to come is no reading.
    readings: readings.filter(({ at }) => at <= now),
  });
  outcome.differed = stored.differed;

  const offsetMs = zoneOffset(ctx.geography.city(cityId)?.timeZone ?? 'UTC');
  const told = await attempt(outcome, () =>
    feed.forecast?.({
      place,
      from: dayBegin(now, offsetMs),
      to: new Date(now.getTime() + forecastDays * dayMs),
      signal,
    }),
  );
  if (stopping?.aborted) return;
  const days = summariseDays(told, offsetMs);
  const foretold = await storeForecasts(ctx, { cityId, feed: feed.name, days });

  await recordOutcome(ctx, { cityId, feed, triedAt: now, outcome });
  const summary = { feed: feed.name, ...stored, foretold, dropped: outcome.dropped };
  const [fault] = outcome.faults;
  if (fault) ctx.log.warn({ ...summary, fault: fault.message }, 'a feed did not answer in full');
  else ctx.log.info(summary, 'a feed was read');
};

/** Notes what became of a question; a feed's own fault is data, and any other one is not. */
const attempt = async (
  outcome: FeedOutcome,
  ask: () => Promise<FeedAnswer> | undefined,
): Promise<FeedAnswer['readings']> => {
  try {
    const answer = await ask();
    if (answer === undefined) return [];
    outcome.answered = true;
    outcome.dropped += answer.dropped;
    outcome.faults.push(...answer.faults);
    return answer.readings;
  } catch (error) {
    if (!(error instanceof FeedError) && !isAbort(error)) throw error;
    outcome.faults.push(error);
    return [];
  }
};

const isAbort = (error: unknown): error is DOMException =>
  error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');

const dayBegin = (at: Date, offsetMs: (instantMs: number) => number): Date => {
  const wall = Math.floor((at.getTime() + offsetMs(at.getTime())) / dayMs) * dayMs;
  return new Date(wall - offsetMs(wall));
};
