import type { FeedGap, FeedMeasure, FeedStatus, RouteQuery, routes } from '@pulse/contract';
import { requireStaff } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../kernel/ctx.ts';
import { zoneOffset } from '../../../kernel/zone-offset.ts';
import { feedFacts, feedNames } from '../../../platform/feeds/index.ts';
import { readHistoryIndex } from '../replay/read-history.ts';
import { selectFeedStates, selectMeasuredHours, selectReach } from './feed-queries.ts';
import { findGaps } from './find-gaps.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const shownDays = 14;
/** Stations report an hour some time after it is over; until then it is late, not missing. */
const patienceMs = 3 * hourMs;

/** What a source is, before anything is read of it. */
interface Source {
  readonly name: string;
  readonly label: string;
  readonly basis: FeedStatus['basis'];
  readonly measures: readonly FeedMeasure[];
  readonly configured: boolean;
  /** Of the names of its stations. */
  readonly prefix: string;
  readonly step: 'hour' | 'day';
}

const replays = {
  aqi: { name: 'replay-air', measures: ['pm25', 'pm10', 'aqi'] },
  flooding: { name: 'replay-rain', measures: ['rain'] },
} as const;

/** Every source of weather and air, how well it goes, and what is missing of the last 14 days. */
export const listFeeds = async (
  ctx: Ctx,
  { city }: RouteQuery<typeof routes.listFeeds>,
): Promise<{ items: FeedStatus[]; nextCursor: null }> => {
  requireStaff(ctx.actor);
  const cityId = city ?? ctx.config.defaultCityId;
  const states = await selectFeedStates(ctx.db, cityId);
  const sources = [...feedSources(ctx, cityId), ...(await replaySources(ctx, cityId))];
  const now = ctx.clock.now();
  const items = await Promise.all(
    sources.map(async (source): Promise<FeedStatus> => {
      const filter = { cityId, prefix: source.prefix };
      const begins = expectedBegins(ctx, cityId, source.step, now);
      const since = new Date(begins[0] ?? now.getTime());
      const [{ newestAt, stations }, measured] = await Promise.all([
        selectReach(ctx.db, filter, since),
        selectMeasuredHours(ctx.db, filter, since, now),
      ]);
      const state = states.find(({ feed }) => feed === source.name);
      return {
        name: source.name,
        label: source.label,
        basis: source.basis,
        replayed: source.basis === 'replay',
        measures: [...source.measures],
        configured: source.configured,
        state: stateOf(source, state, newestAt, now),
        openUntil: inFuture(state?.openUntil, now)?.toISOString() ?? null,
        lastTriedAt: state?.lastTriedAt.toISOString() ?? null,
        lastOkAt: state?.lastOkAt?.toISOString() ?? null,
        lastError: state?.lastError ?? null,
        newestAt: newestAt?.toISOString() ?? null,
        stations,
        valuesDropped: Number(state?.valuesDropped ?? 0),
        valuesDiffered: Number(state?.valuesDiffered ?? 0),
        gaps: source.configured ? gapsOf(source, begins, measured) : [],
      };
    }),
  );
  return { items, nextCursor: null };
};

const feedSources = (ctx: Ctx, cityId: string): Source[] =>
  feedNames.map((name) => ({
    name,
    ...feedFacts[name],
    // Feeds are asked about the city that is shown first.
    configured: cityId === ctx.config.defaultCityId && ctx.feeds.some((feed) => feed.name === name),
    prefix: `${name}:`,
    step: 'hour',
  }));

const replaySources = async (ctx: Ctx, cityId: string): Promise<Source[]> => {
  const histories = await readHistoryIndex(ctx.config, cityId);
  return histories.flatMap(({ kind, label }): Source[] => {
    if (kind === 'traffic') return [];
    return [
      {
        ...replays[kind],
        label,
        basis: 'replay',
        configured: ctx.config.mode === 'demo' && cityId === ctx.config.defaultCityId,
        prefix: `${cityId}-${kind}-`,
        step: 'day',
      },
    ];
  });
};

type State = Awaited<ReturnType<typeof selectFeedStates>>[number];

const stateOf = (
  source: Source,
  state: State | undefined,
  newestAt: Date | null,
  now: Date,
): FeedStatus['state'] => {
  if (source.basis === 'replay') return newestAt === null ? 'never' : 'ok';
  if (state === undefined) return 'never';
  if (inFuture(state.openUntil, now)) return 'open';
  return state.lastError === null ? 'ok' : 'failing';
};

const inFuture = (at: Date | null | undefined, now: Date): Date | undefined =>
  at && at > now ? at : undefined;

/** When each hour, or day by the city's clocks, begins that should be there by now. */
const expectedBegins = (ctx: Ctx, cityId: string, step: Source['step'], now: Date): number[] => {
  const begins: number[] = [];
  const offsetMs = zoneOffset(ctx.geography.city(cityId)?.timeZone ?? 'UTC');
  const firstMs = now.getTime() - shownDays * dayMs;
  if (step === 'hour') {
    const endMs = now.getTime() - patienceMs;
    for (let at = Math.ceil(firstMs / hourMs) * hourMs; at + hourMs <= endMs; at += hourMs) {
      begins.push(at);
    }
    return begins;
  }
  const today = Math.floor((now.getTime() + offsetMs(now.getTime())) / dayMs) * dayMs;
  for (let wall = today - shownDays * dayMs; wall < today; wall += dayMs) {
    begins.push(wall - offsetMs(wall));
  }
  return begins;
};

const gapsOf = (
  { measures, step }: Source,
  begins: readonly number[],
  measured: Awaited<ReturnType<typeof selectMeasuredHours>>,
): FeedGap[] => {
  // A day begins at any minute of an hour: half the world's hours do not begin where UTC's do.
  const hourOf = (ms: number) => Math.floor(ms / hourMs);
  const known = new Map(measured.map((hour) => [hourOf(hour.at.getTime()), hour]));
  return measures
    .flatMap((measure) =>
      findGaps(
        begins,
        step === 'hour' ? hourMs : dayMs,
        (begin) => known.get(hourOf(begin))?.[measure] ?? false,
      ).map(({ from, to, hours }) => ({
        measure,
        from: from.toISOString(),
        to: to.toISOString(),
        hours,
      })),
    )
    .sort((a, b) => a.from.localeCompare(b.from));
};
