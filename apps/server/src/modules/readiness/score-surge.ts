import type { Holiday } from '@pulse/ml/forecast';
import type { Ctx } from '../../kernel/ctx.ts';
import { inTurns, type Steps } from '../../kernel/in-turns.ts';
import { cityTime, dayOfIso, isoDay } from './features/city-time.ts';
import { readSurgeSeries, type StoredSeries } from './features/read-surge-series.ts';
import {
  type PastForecast,
  type SurgeScore,
  selectPastForecasts,
  storeScores,
} from './score-queries.ts';
import { knownArrivals, seriesKey } from './stored-fits.ts';

/** Days ahead that forecasts are judged at; 1 is the day that they were made on. */
export const scoredHorizons = [1, 3, 7, 14] as const;
/** As long as forecasts are kept. */
const backDays = 30;
/** A day is special from this share of a usual day's arrivals on that gatherings should bring. */
const materialShare = 0.03;

/**
 * Compares what was forecast live of past days with what came, as far as that is known: days that
 * nobody told in full are left out. A corrected count corrects the score; twice changes nothing.
 *
 * @returns how many scores are new or other than they were
 */
export const scoreSurge = async (ctx: Ctx, cityId: string): Promise<number> => {
  const { today } = cityTime(ctx, cityId);
  const forecasts = await selectPastForecasts(
    ctx.db,
    cityId,
    scoredHorizons,
    isoDay(today - backDays),
    isoDay(today - 1),
  );
  if (forecasts.length === 0) return 0;
  const { series, holidays } = await readSurgeSeries(ctx, cityId);
  const bySeries = new Map<string, PastForecast[]>();
  for (const forecast of forecasts) {
    const own = bySeries.get(seriesKey(forecast)) ?? [];
    own.push(forecast);
    bySeries.set(seriesKey(forecast), own);
  }
  const scores = await inTurns(scoresOf(series, bySeries, holidays, today));
  return storeScores(ctx.db, cityId, scores);
};

function* scoresOf(
  series: readonly StoredSeries[],
  forecasts: ReadonlyMap<string, readonly PastForecast[]>,
  holidays: readonly Holiday[],
  today: number,
): Steps<SurgeScore[]> {
  const scores: SurgeScore[] = [];
  for (const one of series) {
    const arrivals = knownArrivals(one, today);
    const isSpecial = specialDays(one, holidays, today);
    for (const forecast of forecasts.get(seriesKey(one)) ?? []) {
      const day = dayOfIso(forecast.day);
      const actual = arrivals.get(day);
      if (actual === undefined) continue;
      scores.push({ ...forecast, basis: 'live', actual, special: isSpecial(day) });
    }
    yield;
  }
  return scores;
}

/** Whether a day had a public holiday, or a gathering nearby that should have been felt. */
export const specialDays = (
  series: Pick<StoredSeries, 'rows'>,
  holidays: readonly Holiday[],
  today: number,
): ((day: number) => boolean) => {
  const feasts = new Set(holidays.flatMap(({ day, minor }) => (minor ? [] : [day])));
  const arrivals = [...knownArrivals(series, today).values()];
  const usual = arrivals.reduce((sum, one) => sum + one, 0) / Math.max(1, arrivals.length);
  const expected = new Map<number, { value: number; knownAtMs: number }>();
  for (const { input, day, value, knownAtMs } of series.rows) {
    if (input !== 'gathering') continue;
    if ((expected.get(day)?.knownAtMs ?? Number.NEGATIVE_INFINITY) > knownAtMs) continue;
    expected.set(day, { value, knownAtMs });
  }
  return (day) =>
    feasts.has(day) || (expected.get(day)?.value ?? 0) > materialShare * Math.max(1, usual);
};
