import type { History } from '../series/index.ts';
import { createForecastWalk } from './forecast-walk.ts';
import { type Holiday, holidayCalendar } from './holidays.ts';
import { type IntervalForecast, withIntervals } from './intervals.ts';
import { naiveCandidates } from './naive-candidates.ts';

export interface ForecastManyOptions {
  readonly horizon: number;
  readonly holidays?: readonly Holiday[];
  readonly seed?: number;
  /** Rows that the one model of all series learns from; 24,000 by default. */
  readonly maxRows?: number;
}

/**
 * Forecasts many series of one kind and length at once: one model of lags learns from a sample of all
 * of them, and the errors of a few past origins, shared among them, give weights and intervals.
 *
 * @param histories on one time axis: same start, step, seasons and regressors
 */
export const forecastMany = (
  histories: readonly History[],
  { horizon, holidays = [], seed = 1, maxRows = 24_000 }: ForecastManyOptions,
): IntervalForecast[] => {
  const [first] = histories;
  if (!first) return [];
  const length = first.values.length;
  if (histories.some(({ values }) => values.length !== length)) {
    throw new RangeError('Series forecast together are equally long; fill with NaN in front');
  }
  const short = first.seasons[0] ?? 1;
  const walk = createForecastWalk({
    series: histories,
    horizon,
    firstOrigin: length,
    locals: naiveCandidates,
    useLags: true,
    holidays: holidayCalendar(holidays),
    seed,
    maxRows,
    rounds: 120,
    pastOrigins: pastOrigins(length, horizon),
    stride: Math.max(short, Math.ceil(horizon / 2)),
    stages: 1,
  });
  return walk
    .at(
      length,
      histories.map((_, k) => k),
    )
    .map(({ series, point, quantile }) =>
      withIntervals(point, quantile, histories[series]?.nonNegative ? 0 : Number.NEGATIVE_INFINITY),
    );
};

/** Few are enough for very many series, for they share their errors. */
const pastOrigins = (length: number, horizon: number): number =>
  Math.max(2, Math.min(6, Math.floor((0.4 * length) / horizon)));
