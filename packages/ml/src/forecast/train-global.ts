import { type History, TooShortError } from '../series/index.ts';
import { conformalOf, sampleErrors } from './answer-origin.ts';
import { combine } from './combine.ts';
import { sumErrors } from './error-sums.ts';
import { createForecastWalk } from './forecast-walk.ts';
import { createGlobalForecaster, type GlobalForecaster } from './global-forecaster.ts';
import { type Holiday, holidayCalendar } from './holidays.ts';
import { naiveCandidates } from './naive-candidates.ts';

export interface TrainGlobalOptions {
  readonly horizon: number;
  readonly holidays?: readonly Holiday[];
  readonly seed?: number;
  readonly maxRows?: number;
  readonly rounds?: number;
  /** Past origins that weights and intervals are learnt from, and steps between them. */
  readonly pastOrigins?: number;
  readonly stride?: number;
  readonly onProgress?: (doing: string) => void;
}

/**
 * Trains one model on many series, to be kept and applied to new histories of the same kind. Weights
 * and intervals come from origins after what the models of that turn had seen.
 *
 * @param histories on one time axis, all as long; NaN before a series begins
 * @throws TooShortError when too little is known to learn from
 */
export const trainGlobal = (
  histories: readonly History[],
  options: TrainGlobalOptions,
): GlobalForecaster => {
  const { horizon, holidays = [], seed = 1, maxRows = 40_000, rounds = 200 } = options;
  const [first] = histories;
  if (!first) throw new TooShortError('there is no series');
  const origin = first.values.length;
  const { pastOrigins = 40, stride = Math.max(1, first.seasons[0] ?? 1) } = options;
  const walk = createForecastWalk({
    series: histories,
    horizon,
    firstOrigin: origin,
    locals: naiveCandidates,
    useLags: true,
    holidays: holidayCalendar(holidays),
    seed,
    maxRows,
    rounds,
    pastOrigins,
    stride,
    stages: 2,
    onProgress: options.onProgress,
  });
  walk.prepare(origin);
  const models = walk.lagModels();
  const [set] = walk.features;
  if (!models || !set || walk.past.length === 0) {
    throw new TooShortError('the series are too short to learn lags from');
  }
  const input = {
    origin,
    horizon,
    past: walk.past,
    values: histories.map(({ values }) => values),
    features: walk.features,
    candidates: walk.candidates.length,
    reference: walk.candidates.length - 1,
    halfLife: walk.halfLife,
  };
  const errors = sumErrors(input);
  const { weights, relative } = combine({
    own: undefined,
    pooled: errors.pooled,
    records: [],
    values: first.values,
    origin,
    naive: walk.naive,
    halfLife: walk.halfLife,
  });
  const sample = sampleErrors(input, errors, weights);
  const naive = Math.min(...walk.naive.map((c) => relative[c] as number));
  const mixed = weights.reduce(
    (sum, weight, c) => sum + (weight > 0 ? weight * (relative[c] as number) : 0),
    0,
  );
  const { short, long } = set.memory;
  return createGlobalForecaster({
    horizon,
    stepMs: first.stepMs,
    seasons: [short, long],
    years: set.years,
    nonNegative: histories.every(({ nonNegative }) => nonNegative ?? false),
    known: first.known?.length ?? 0,
    observed: first.observed?.length ?? 0,
    holidays,
    weights: Array.from(weights),
    conformal: conformalOf(sample, { horizon, halfLife: walk.halfLife }, short, long),
    // The mix does at least as well as the mean of its parts: this is an upper bound.
    backtest: { errorOverNaive: mixed / naive, n: errors.pooled.steps },
    models,
  });
};
