import { createRandom } from '../numeric/index.ts';
import type { FittedForecaster, Forecaster, History } from '../series/index.ts';
import { type BoostedLags, fitBoostedLags } from './boosted-lags.ts';
import { type Combination, combine, mixPoints, type PastForecast } from './combine.ts';
import { type Conformal, fitConformal, type PastError } from './conformal.ts';
import type { HolidayCalendar } from './holidays.ts';
import { type FeatureSet, lagFeatures } from './lag-features.ts';
import { applyLinearLags, fitLinearLags, type LinearLags } from './linear-lags.ts';
import { slotSeasons } from './series-memory.ts';
import { drawTrainingRows } from './training-rows.ts';

export interface LocalCandidate {
  readonly name: string;
  readonly forecaster: Forecaster;
  /** Newest points that it is fitted on. */
  readonly window: number;
  /** It is asked at every so many of the past origins. */
  readonly every: number;
}

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
  readonly onProgress?: ((doing: string) => void) | undefined;
}

export interface OriginForecast {
  readonly series: number;
  readonly point: Float64Array;
  /** Error below which a share of errors will lie, by step. */
  readonly quantile: (level: number) => Float64Array;
  readonly combination: Combination;
  readonly points: readonly (Float64Array | undefined)[];
}

export interface ForecastWalk {
  readonly candidates: readonly string[];
  /** Forecasts of the series from an origin; origins must ascend. Looks at nothing from it on. */
  at(origin: number, which: readonly number[]): OriginForecast[];
  /** The models that learn from lags as they were last trained. */
  readonly lagModels: () => LagModels | undefined;
  readonly features: readonly FeatureSet[];
  readonly past: readonly PastForecast[];
}

export interface LagModels {
  readonly at: number;
  readonly linear: LinearLags;
  readonly boosted: BoostedLags;
}

/** Walks through time: fits, forecasts, compares with what came, weighs, and says how sure it is. */
export const createForecastWalk = (options: WalkOptions): ForecastWalk => {
  const { series, horizon, locals, pastOrigins, stride, firstOrigin } = options;
  const values = series.map((one) => one.values);
  const longest = series.reduce((a, b) => (knownFrom(b) < knownFrom(a) ? b : a));
  const begin = series.map(knownFrom);
  const trainStart = Math.min(...begin);
  const seasons = slotSeasons({
    seasons: longest.seasons,
    values: longest.values.subarray(trainStart, firstOrigin),
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
  const naiveCount = locals.filter(({ name }) => name.startsWith('snaive')).length;
  const candidates = [
    ...locals.map(({ name }) => name),
    ...(options.useLags ? ['profile', 'linear', 'boosted'] : []),
  ];
  const only = options.only === undefined ? -1 : candidates.indexOf(options.only);
  const span = pastOrigins * stride;
  const halfLife = Math.max(span, 4 * horizon);
  const warmUp = 2 * long + 2;
  const past: PastForecast[] = [];
  const fits: LagModels[] = [];

  const fitLags = (at: number): LagModels => {
    options.onProgress?.(`learning from lags before step ${at}`);
    const from = Math.max(0, at - (options.maxTrain ?? at));
    const sources = features.map((set, k) => ({
      features: set,
      from: Math.max(from, (begin[k] as number) + warmUp),
      to: at,
    }));
    const random = createRandom(options.seed + at);
    const rows = drawTrainingRows(sources, {
      horizon,
      maxRows: options.maxRows,
      halfLife: Math.max(8 * long, 0.5 * (at - trainStart)),
      random,
    });
    const first = features[0] as FeatureSet;
    return {
      at,
      linear: fitLinearLags(rows, first, horizon),
      boosted: fitBoostedLags(rows, {
        rounds: options.rounds,
        seed: options.seed,
        truths: sources.reduce((sum, { from: a, to }) => sum + Math.max(0, to - a), 0),
      }),
    };
  };

  const lagPoints = (fit: LagModels, k: number, origin: number): Float64Array[] => {
    const set = features[k] as FeatureSet;
    const floor = series[k]?.nonNegative ? 0 : Number.NEGATIVE_INFINITY;
    const row = new Float64Array(set.names.length);
    const cells = new Float64Array(fit.linear.coefficients.length);
    const profile = new Float64Array(horizon);
    const linear = new Float64Array(horizon);
    const boosted = new Float64Array(horizon);
    const level = (set.memory.levels[set.memory.spans.length > 1 ? 1 : 0] as Float64Array)[
      origin - 1
    ] as number;
    for (let h = 1; h <= horizon; h++) {
      set.fill(origin, h, row);
      const base = set.base(origin, h);
      const unit = set.unit(origin);
      profile[h - 1] = Math.max(floor, base + 0.6 * level);
      linear[h - 1] = Math.max(floor, base + unit * applyLinearLags(fit.linear, row, h, cells));
      boosted[h - 1] = Math.max(floor, base + unit * fit.boosted.predict(row));
    }
    return [profile, linear, boosted];
  };

  const localPoints = (k: number, origin: number, wanted: (c: number) => boolean) =>
    locals.map((local, c) => {
      if (!wanted(c)) return undefined;
      const history = series[k] as History;
      const window = Math.min(local.window, options.maxTrain ?? origin);
      const from = Math.max(begin[k] as number, origin - window);
      const cut = (column: Float64Array) => column.subarray(from, origin);
      const known = history.known?.map((column) => column.subarray(origin, origin + horizon));
      try {
        const fitted: FittedForecaster = local.forecaster.fit({
          ...history,
          values: cut(history.values),
          start: history.start + from * history.stepMs,
          ...(history.known && { known: history.known.map(cut) }),
          ...(history.observed && { observed: history.observed.map(cut) }),
        });
        const { point } = fitted.forecast(horizon, known);
        if (point.some((value) => !Number.isFinite(value))) return undefined;
        return history.nonNegative ? point.map((value) => Math.max(0, value)) : point;
      } catch {
        // A model that cannot be fitted to this history is no candidate here.
        return undefined;
      }
    });

  const fitFor = (origin: number): LagModels | undefined =>
    fits.findLast((fit) => fit.at <= origin);

  const record = (origin: number, which: readonly number[], everyOf: number): void => {
    const fit = fitFor(origin);
    for (const k of which) {
      if (origin <= (begin[k] as number) + long) continue;
      const points = [
        ...localPoints(k, origin, (c) => everyOf % (locals[c]?.every ?? 1) === 0),
        ...(options.useLags
          ? fit
            ? lagPoints(fit, k, origin)
            : [undefined, undefined, undefined]
          : []),
      ];
      past.push({ origin, series: k, points });
    }
  };

  const prepare = (origin: number): void => {
    if (fits.length === 0 && past.length === 0) {
      const earliest =
        trainStart + Math.max(warmUp + horizon, Math.floor(0.4 * (origin - trainStart)));
      const reach = Math.max(0, Math.min(span, origin - earliest));
      const start = origin - reach;
      if (options.useLags) {
        const stages = reach > 8 * horizon ? 3 : 2;
        for (let s = 0; s < stages; s++)
          fits.push(fitLags(start + Math.floor((s * reach) / stages)));
        if (reach > 0) fits.push(fitLags(origin));
      }
      const count = Math.floor(reach / stride);
      for (let j = count; j >= 1; j--) record(origin - j * stride, allSeries, j);
      return;
    }
    const newest = past.at(-1)?.origin ?? origin;
    const missing = Math.floor((origin - newest - 1) / stride);
    const refitEvery = Math.max(horizon, Math.floor(span / 2));
    for (let j = Math.min(missing, pastOrigins); j >= 1; j--) {
      const between = origin - j * stride;
      refitIfOld(between, refitEvery);
      record(between, allSeries, j);
    }
    refitIfOld(origin, refitEvery);
  };

  const refitIfOld = (origin: number, every: number) => {
    if (!options.useLags) return;
    const newest = fits.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    if (origin - newest >= every) fits.push(fitLags(origin));
  };

  const allSeries = series.map((_, k) => k);

  const at = (origin: number, which: readonly number[]): OriginForecast[] => {
    prepare(origin);
    const recent = past.filter((one) => one.origin > origin - 2.5 * span && one.origin < origin);
    return which.map((k) => {
      const combination =
        only >= 0
          ? combineOnly(only, candidates.length)
          : combine({
              past: recent,
              values,
              origin,
              series: k,
              naive: Array.from({ length: naiveCount }, (_, c) => c),
              candidates: candidates.length,
              halfLife,
            });
      const { weights } = combination;
      const fit = fitFor(origin);
      const points = [
        ...localPoints(k, origin, (c) => c < naiveCount || (weights[c] as number) > 0.01),
        ...(options.useLags
          ? fit
            ? lagPoints(fit, k, origin)
            : [undefined, undefined, undefined]
          : []),
      ];
      past.push({ origin, series: k, points });
      const point = Float64Array.from({ length: horizon }, (_, h) => mixPoints(points, weights, h));
      const set = features[k] as FeatureSet;
      const errors = pastErrors(recent, k, weights, origin);
      const conformal: Conformal = fitConformal(errors, {
        horizon,
        halfLife,
        shortSlots: seasons[0],
        longSlots: seasons[1],
        origins: new Set(errors.map(({ age }) => age)).size,
      });
      const quantile = (level: number) =>
        Float64Array.from({ length: horizon }, (_, h) =>
          conformal.quantile(
            level,
            h,
            (origin + h) % seasons[0],
            (origin + h) % seasons[1],
            sizeAt(set, origin, h),
          ),
        );
      return { series: k, point, quantile, combination, points };
    });
  };

  const pastErrors = (
    recent: readonly PastForecast[],
    k: number,
    weights: Float64Array,
    origin: number,
  ): PastError[] => {
    const errors: PastError[] = [];
    const set = features[k] as FeatureSet;
    for (const one of recent) {
      if (one.series !== k) continue;
      for (let h = 0; h < Math.min(horizon, origin - one.origin); h++) {
        const actual = (values[k] as Float64Array)[one.origin + h] as number;
        const error = actual - mixPoints(one.points, weights, h);
        if (Number.isNaN(error)) continue;
        const target = one.origin + h;
        errors.push({
          error,
          step: h,
          age: origin - one.origin,
          shortSlot: target % seasons[0],
          longSlot: target % seasons[1],
          size: sizeAt(set, one.origin, h),
        });
      }
    }
    return errors;
  };

  return {
    candidates,
    at,
    lagModels: () => fits.at(-1),
    features,
    past,
  };
};

const combineOnly = (only: number, candidates: number): Combination => {
  const weights = new Float64Array(candidates);
  weights[only] = 1;
  return { weights, relative: new Float64Array(candidates).fill(Number.NaN), gated: false };
};

/** Typical size of residuals in the slot of a step, as known before the origin. */
const sizeAt = (set: FeatureSet, origin: number, h: number): number => {
  const { spread, slotSpread, long } = set.memory;
  const target = origin + h;
  const place = target - long * Math.ceil((target - origin + 1) / long);
  const slot = slotSpread[Math.max(0, place)] as number;
  return 0.5 * (spread[origin - 1] as number) + 0.5 * slot + 1e-9;
};

const knownFrom = (history: History): number => {
  const first = history.values.findIndex((value) => !Number.isNaN(value));
  return first < 0 ? history.values.length : first;
};
