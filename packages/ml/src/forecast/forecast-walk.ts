import type { History } from '../series/index.ts';
import { answerOrigin, type OriginForecast } from './answer-origin.ts';
import { askLocals, type LocalCandidate } from './ask-locals.ts';
import type { HolidayCalendar } from './holidays.ts';
import { type FeatureSet, lagFeatures } from './lag-features.ts';
import { fitLagModels, type LagModels, lagModelNames, lagPoints } from './lag-models.ts';
import type { PastForecast } from './past-forecast.ts';
import { slotSeasons } from './series-memory.ts';

export interface WalkOptions {
  readonly horizon: number;
  /** Series on one time axis, all as long; before a series begins its values are NaN. */
  readonly series: readonly History[];
  /** First origin that will be asked for; what is learnt about the data comes from before it. */
  readonly firstOrigin: number;
  readonly locals: readonly LocalCandidate[];
  readonly useLags: boolean;
  /** The one candidate to answer with, right or wrong, instead of weighing all. */
  readonly only?: string | undefined;
  readonly holidays?: HolidayCalendar | undefined;
  readonly seed: number;
  /** Newest points that may be learnt from. */
  readonly maxTrain?: number | undefined;
  readonly maxRows: number;
  readonly rounds: number;
  /** Past origins that errors are learnt from, and steps between them. */
  readonly pastOrigins: number;
  readonly stride: number;
  /** Times that the lag models are fitted within the past origins. */
  readonly stages: number;
  readonly onProgress?: ((doing: string) => void) | undefined;
}

export interface ForecastWalk {
  readonly candidates: readonly string[];
  readonly features: readonly FeatureSet[];
  /** Every forecast made so far, by candidate. */
  readonly past: readonly PastForecast[];
  readonly halfLife: number;
  readonly naive: readonly number[];
  /** Fits and forecasts at past origins what an answer at `origin` needs; `at` does so itself. */
  prepare(origin: number): void;
  /** Forecasts of the series from an origin; origins must ascend. Looks at nothing from it on. */
  at(origin: number, which: readonly number[]): OriginForecast[];
  /** The models that learn from lags as they were last trained. */
  lagModels(): LagModels | undefined;
}

/** Walks through time: fits, forecasts, compares with what came, weighs, and says how sure it is. */
export const createForecastWalk = (options: WalkOptions): ForecastWalk => {
  const { series, horizon, locals, pastOrigins, stride, firstOrigin } = options;
  const values = series.map((one) => one.values);
  const begin = series.map(knownFrom);
  const trainStart = Math.min(...begin);
  const seasons = slotSeasons({
    seasons: series[0]?.seasons ?? [],
    values: new Float64Array(Math.max(0, firstOrigin - trainStart)),
  });
  const [, long] = seasons;
  const features = series.map((history) =>
    lagFeatures(history, {
      horizon,
      holidays: options.holidays,
      seasons,
      trainLength: firstOrigin - trainStart,
    }),
  );
  const candidates = [...locals.map(({ name }) => name), ...(options.useLags ? lagModelNames : [])];
  const naive = candidates.flatMap((name, c) => (name.startsWith('snaive') ? [c] : []));
  const only = options.only === undefined ? -1 : candidates.indexOf(options.only);
  const span = pastOrigins * stride;
  // Long, as measured: what was wrong a year ago is still a good guide to widths and weights.
  const halfLife = 5 * Math.max(span, 4 * horizon);
  const warmUp = 2 * long + 2;
  const past: PastForecast[] = [];
  const fits: LagModels[] = [];
  const allSeries = series.map((_, k) => k);

  const refit = (at: number): void => {
    if (!options.useLags) return;
    options.onProgress?.(`learning from what came before step ${at}`);
    const from = at - (options.maxTrain ?? at);
    const sources = features.map((set, k) => ({
      features: set,
      from: Math.max(from, (begin[k] as number) + warmUp, 1),
      to: at,
    }));
    if (sources.every((source) => source.to - source.from < fewestSteps)) return;
    fits.push(
      fitLagModels(sources, {
        at,
        horizon,
        maxRows: options.maxRows,
        rounds: options.rounds,
        halfLife: Math.max(8 * long, 0.5 * (at - trainStart)),
        seed: options.seed,
      }),
    );
  };

  const refitIfOld = (origin: number): void => {
    const newest = fits.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    if (origin - newest >= Math.max(horizon, Math.floor(span / 2))) refit(origin);
  };

  const ask = (k: number, origin: number, wanted: (candidate: number) => boolean) => {
    const history = series[k] as History;
    const earliest = Math.max(begin[k] as number, origin - (options.maxTrain ?? origin));
    const floor = history.nonNegative ? 0 : Number.NEGATIVE_INFINITY;
    const set = features[k] as FeatureSet;
    const own = askLocals(locals, history, earliest, origin, horizon, wanted).map((points, c) =>
      // The naives stay what they are called; the others are told of holidays.
      naive.includes(c)
        ? points
        : points?.map((point, h) => Math.max(floor, point + set.holidayEffect(origin, h + 1))),
    );
    if (!options.useLags) return own;
    const fit = fits.findLast(({ at }) => at <= origin);
    return [
      ...own,
      ...(fit ? lagPoints(fit, set, origin, horizon, floor) : lagModelNames.map(() => undefined)),
    ];
  };

  const record = (origin: number, turn: number): void => {
    for (const k of allSeries) {
      if (origin <= (begin[k] as number) + long) continue;
      const points = ask(k, origin, (c) => turn % (locals[c]?.every ?? 1) === 0);
      past.push({ origin, series: k, points });
    }
  };

  const goBack = (origin: number): void => {
    const most = Math.floor(0.6 * (origin - trainStart));
    const reach = Math.max(0, Math.min(span, most, origin - trainStart - warmUp - horizon));
    const stages = Math.max(1, Math.min(options.stages, Math.floor(reach / horizon)));
    let stage = 0;
    for (let j = Math.floor(reach / stride); j >= 1; j--) {
      const turn = origin - j * stride;
      if (turn >= origin - reach + (stage * reach) / stages) {
        refit(turn);
        stage++;
      }
      options.onProgress?.(`forecasting past step ${turn}`);
      record(turn, j);
    }
    refit(origin);
  };

  const prepare = (origin: number): void => {
    const newest = past.at(-1)?.origin;
    if (newest === undefined) {
      if (fits.length === 0) goBack(origin);
      return;
    }
    const missing = Math.min(pastOrigins, Math.floor((origin - newest - 1) / stride));
    for (let j = missing; j >= 1; j--) {
      refitIfOld(origin - j * stride);
      record(origin - j * stride, j);
    }
    refitIfOld(origin);
  };

  const at = (origin: number, which: readonly number[]): OriginForecast[] => {
    prepare(origin);
    const answers = answerOrigin(
      {
        origin,
        horizon,
        past: past.filter((one) => one.origin < origin),
        values,
        features,
        candidates: candidates.length,
        naive,
        only,
        halfLife,
        ask: (k, weights) =>
          ask(k, origin, (c) => naive.includes(c) || (weights[c] as number) > leastWeight),
      },
      which,
    );
    for (const { series: k, points } of answers) {
      if (past.findLast((one) => one.series === k)?.origin === origin) continue;
      past.push({ origin, series: k, points });
    }
    return answers;
  };

  return { candidates, features, past, halfLife, naive, prepare, at, lagModels: () => fits.at(-1) };
};

/** A model of one series with less weight is not worth its time. */
const leastWeight = 0.01;
/** With fewer steps to learn from there are no models of lags. */
const fewestSteps = 20;

const knownFrom = (history: History): number => {
  const first = history.values.findIndex((value) => !Number.isNaN(value));
  return first < 0 ? history.values.length : first;
};
