import type { Ctx } from '../../kernel/ctx.ts';
import { inTurns, type Steps } from '../../kernel/in-turns.ts';
import { cityTime, isoDay } from './features/city-time.ts';
import { readSurgeSeries, type StoredSeries } from './features/read-surge-series.ts';
import { type FitOptions, fitInThread } from './fit-in-thread.ts';
import { horizonDays, surgeModel } from './horizon.ts';
import type { SurgeScore } from './score-queries.ts';
import { specialDays } from './score-surge.ts';
import { arrivalsMark, type KeptSeries, knownArrivals, seriesKey } from './stored-fits.ts';
import type { FittedSeries } from './surge/fit-named-series.ts';
import { usualDays } from './usual-days.ts';

export interface Learnt {
  readonly series: KeptSeries[];
  /** What the same would have forecast of days that have come. */
  readonly backtest: SurgeScore[];
  /** Keys of all series that have arrivals to learn from, as `seriesKey` makes them. */
  readonly living: ReadonlySet<string>;
}

/**
 * Learns each series of a city whose fit is of another day, or of other past arrivals than are known
 * now; the others keep what they have. A series that cannot be learnt is logged and left as it was.
 *
 * @param stored by key what each stored fit was learnt from
 */
export const learnSurge = async (
  ctx: Ctx,
  cityId: string,
  stored: ReadonlyMap<string, string>,
  options: FitOptions = {},
): Promise<Learnt> => {
  const { today, wallOf, nowMs } = cityTime(ctx, cityId);
  const { series, holidays } = await readSurgeSeries(ctx, cityId);
  const known = await inTurns(marked(series, today));
  const living = new Set(known.map(({ key }) => key));
  const due = new Map(
    known
      .filter(({ key, learntFrom }) => stored.get(key) !== learntFrom)
      .map((own) => [own.key, own]),
  );
  if (due.size === 0) return { series: [], backtest: [], living };
  const usual = await usualDays(ctx, cityId, today);
  const fittedAt = ctx.clock.now();
  const fits = await fitAllThatCan(
    ctx,
    [...due.values()].map(({ one }) => one),
    (some) => fitInThread({ holidays, series: some }, wallOf(nowMs), horizonDays, options),
    options.signal,
  );
  function* kept(): Steps<KeptSeries[]> {
    const learnt: KeptSeries[] = [];
    for (const { hospitalId, unit, fit } of fits) {
      const learntFrom = due.get(seriesKey({ hospitalId, unit }))?.learntFrom ?? '';
      const known = { days: fit.daysKnown, lastDay: isoDay(fit.lastKnownDay) };
      const own = { known, fitted: fit, usual: usual(hospitalId), learntFrom };
      learnt.push({ hospitalId, unit, fittedAt, fit: own });
      yield;
    }
    return learnt;
  }
  const learnt = await inTurns(kept());
  const rowsOf = (fit: FittedSeries) => due.get(seriesKey(fit))?.one.rows ?? [];
  const backtest = await inTurns(
    scoresOf(fits, (fit) => specialDays({ rows: rowsOf(fit) }, holidays, today)),
  );
  return { series: learnt, backtest, living };
};

interface Marked {
  readonly one: StoredSeries;
  readonly key: string;
  readonly learntFrom: string;
}

/** Series that have arrivals, with what tells whether they are still the same. */
function* marked(series: readonly StoredSeries[], today: number): Steps<Marked[]> {
  const known: Marked[] = [];
  for (const one of series) {
    const arrivals = knownArrivals(one, today);
    if (arrivals.size > 0) {
      known.push({ one, key: seriesKey(one), learntFrom: arrivalsMark(one, arrivals, today) });
    }
    yield;
  }
  return known;
}

function* scoresOf(
  fits: readonly FittedSeries[],
  specialOf: (fit: FittedSeries) => (day: number) => boolean,
): Steps<SurgeScore[]> {
  const scores: SurgeScore[] = [];
  for (const fit of fits) {
    const { hospitalId, unit } = fit;
    const isSpecial = specialOf(fit);
    const common = { hospitalId, unit, basis: 'backtest' as const, modelVersion: surgeModel };
    for (const { day, ...one } of fit.backtest) {
      scores.push({ ...one, ...common, day: isoDay(day), special: isSpecial(day) });
    }
    yield;
  }
  return scores;
}

/** Fits all at once; where that breaks off, halves are tried until the one is found that cannot be. */
export const fitAllThatCan = async <Fitted>(
  ctx: Pick<Ctx, 'log'>,
  series: readonly StoredSeries[],
  fit: (series: readonly StoredSeries[]) => Promise<Fitted[]>,
  signal?: AbortSignal,
): Promise<Fitted[]> => {
  try {
    return await fit(series);
  } catch (error) {
    if (signal?.aborted) throw error;
    const [one] = series;
    if (one === undefined || series.length === 1) {
      const { hospitalId, unit } = one ?? { hospitalId: '', unit: '' };
      ctx.log.warn({ err: error, hospitalId, unit }, 'a series could not be learnt; its fit stays');
      return [];
    }
    const middle = Math.ceil(series.length / 2);
    return [
      ...(await fitAllThatCan(ctx, series.slice(0, middle), fit, signal)),
      ...(await fitAllThatCan(ctx, series.slice(middle), fit, signal)),
    ];
  }
};
