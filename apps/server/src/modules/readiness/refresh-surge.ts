import { isDeepStrictEqual } from 'node:util';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { appendEvent } from '../../kernel/events.ts';
import { inTurns, type Steps } from '../../kernel/in-turns.ts';
import { rollUpHospitalDays } from '../observations/index.ts';
import { bedForecasts } from './bed-forecasts.ts';
import { type CityHead, cityHeads, forecastState, forecastsOf, storedFit } from './city-heads.ts';
import { type CityState, loadCityState } from './city-state.ts';
import { rebuildFeatures } from './features/rebuild-features.ts';
import { type Learnt, learnSurge } from './learn-surge.ts';
import {
  dropHeadsBut,
  holdForecasts,
  selectFits,
  selectHeads,
  storeForecasts,
  storeHeads,
  touchHeads,
  tryHoldLearning,
} from './queries.ts';
import { storeScores } from './score-queries.ts';
import { type KeptSeries, keptSeries, seriesKey } from './stored-fits.ts';

export interface Refreshed {
  /** Series that were learnt anew. */
  readonly learnt: number;
  /** Hospitals whose forecast is other than it was. */
  readonly moved: readonly string[];
}

/**
 * Brings the forecasts of a city up to date with what is known now: all of them, or none. Learning,
 * where it is due, takes place before and holds up nobody: a new gathering moves the old fits.
 */
export const refreshSurge = async (
  ctx: Ctx,
  cityId: string,
  { refit, signal }: { readonly refit: 'ifDue' | 'never'; readonly signal?: AbortSignal },
): Promise<Refreshed> => {
  if (refit === 'ifDue') await rollUpHospitalDays(ctx);
  await rebuildFeatures(ctx, cityId, { inputs: refit === 'ifDue' ? 'all' : 'gatherings' });
  const learnt = refit === 'ifDue' ? await learnAlone(ctx, cityId, signal) : undefined;
  const refreshed = await ctx.db.transaction().execute(async (tx) => {
    await holdForecasts(tx, cityId);
    const stored = (await selectFits(tx, cityId)).flatMap((row) => keptSeries(row) ?? []);
    const state = await loadCityState(ctx, tx, cityId, withLearnt(stored, learnt));
    const heads = await inTurns(headsOf(state));
    const fresh = new Set(learnt?.series.map(seriesKey));
    return {
      learnt: fresh.size,
      moved: await storeMoved(ctx, tx, cityId, heads, fresh),
    };
  });
  if (learnt) await storeScores(ctx.db, cityId, learnt.backtest);
  return refreshed;
};

function* headsOf(state: CityState): Steps<CityHead[]> {
  const outlook = yield* forecastState(state);
  return yield* cityHeads(state, outlook, yield* bedForecasts(state, outlook));
}

/** One worker learns at a time; the others go on with what is stored. */
const learnAlone = (
  ctx: Ctx,
  cityId: string,
  signal: AbortSignal | undefined,
): Promise<Learnt | undefined> =>
  ctx.db.transaction().execute(async (tx) => {
    if (!(await tryHoldLearning(tx, cityId))) return undefined;
    const stored = (await selectFits(tx, cityId)).flatMap((row) => keptSeries(row) ?? []);
    const marks = new Map(stored.map((one) => [seriesKey(one), one.fit.learntFrom]));
    return learnSurge(ctx, cityId, marks, signal ? { signal } : {});
  });

/** What was learnt goes before what is stored; a series without arrivals to learn from is let go. */
const withLearnt = (stored: readonly KeptSeries[], learnt: Learnt | undefined): KeptSeries[] => {
  if (learnt === undefined) return [...stored];
  const series = new Map([...stored, ...learnt.series].map((one) => [seriesKey(one), one]));
  return [...series].flatMap(([key, one]) => (learnt.living.has(key) ? [one] : []));
};

const storeMoved = async (
  ctx: Ctx,
  tx: Tx,
  cityId: string,
  heads: readonly CityHead[],
  fresh: ReadonlySet<string>,
): Promise<string[]> => {
  const madeAt = ctx.clock.now();
  const before = new Map(
    (await selectHeads(tx, { cityId })).map((head) => [seriesKey(head), told(head)]),
  );
  const moved = await inTurns(movedOf(heads, before));
  const changed = heads.filter((head) => moved.has(head) || fresh.has(seriesKey(head)));
  await dropHeadsBut(tx, cityId, heads);
  await storeHeads(
    tx,
    cityId,
    madeAt,
    changed.map((head) => {
      const isNew = fresh.has(seriesKey(head)) || !before.has(seriesKey(head));
      return { ...head, fit: isNew ? storedFit(head) : null };
    }),
  );
  await touchHeads(tx, cityId, madeAt);
  await storeForecasts(tx, cityId, madeAt, changed.flatMap(forecastsOf));
  const known = new Set(heads.map(seriesKey));
  const gone = [...before.keys()].filter((key) => !known.has(key)).map((key) => key.split('|')[0]);
  const hospitalIds = [
    ...new Set([...[...moved].map(({ hospitalId }) => hospitalId), ...gone]),
  ].flatMap((id) => (id === undefined || id === '' ? [] : [id]));
  if (moved.size > 0 || gone.length > 0) {
    await appendEvent(ctx, tx, 'surge.refreshed', { cityId, hospitalIds: hospitalIds.sort() });
  }
  return hospitalIds.sort();
};

function* movedOf(
  heads: readonly CityHead[],
  before: ReadonlyMap<string, ReturnType<typeof told>>,
): Steps<Set<CityHead>> {
  const moved = new Set<CityHead>();
  for (const head of heads) {
    if (!isDeepStrictEqual(before.get(seriesKey(head)), told(head))) moved.add(head);
    yield;
  }
  return moved;
}

/** What people see of a head. The database orders the names within JSON as it likes. */
const told = ({ originDay, days, beds }: Pick<CityHead, 'originDay' | 'days' | 'beds'>) => ({
  originDay,
  days,
  beds,
});
