import type { Ctx } from '../../kernel/ctx.ts';
import { cityTime, isoDay } from './features/city-time.ts';
import { readSurgeSeries, type StoredSeries } from './features/read-surge-series.ts';
import { type FitOptions, fitInThread } from './fit-in-thread.ts';
import { horizonDays, surgeModel } from './horizon.ts';
import type { SurgeScore } from './score-queries.ts';
import { specialDays } from './score-surge.ts';
import { arrivalsMark, type KeptSeries, knownArrivals, seriesKey } from './stored-fits.ts';
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
  const known = series.flatMap((one) => {
    const arrivals = knownArrivals(one, today);
    return arrivals.size === 0
      ? []
      : [{ one, key: seriesKey(one), learntFrom: arrivalsMark(one, arrivals, today) }];
  });
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
  const learnt = fits.map(({ hospitalId, unit, fit }): KeptSeries => {
    const learntFrom = due.get(seriesKey({ hospitalId, unit }))?.learntFrom ?? '';
    const known = { days: fit.daysKnown, lastDay: isoDay(fit.lastKnownDay) };
    const own = { known, fitted: fit, usual: usual(hospitalId), learntFrom };
    return { hospitalId, unit, fittedAt, fit: own };
  });
  const backtest = fits.flatMap(({ hospitalId, unit, backtest: days }) => {
    const rows = due.get(seriesKey({ hospitalId, unit }))?.one.rows ?? [];
    const isSpecial = specialDays({ rows }, holidays, today);
    const common = { hospitalId, unit, basis: 'backtest' as const, modelVersion: surgeModel };
    return days.map(({ day, ...one }) => ({
      ...one,
      ...common,
      day: isoDay(day),
      special: isSpecial(day),
    }));
  });
  return { series: learnt, backtest, living };
};

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
