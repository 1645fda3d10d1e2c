import { type Combination, combine, mixPoints } from './combine.ts';
import { type Conformal, errorQuantile, fitConformal, type PastError } from './conformal.ts';
import { type PanelErrors, sumErrors } from './error-sums.ts';
import type { FeatureSet } from './lag-features.ts';
import type { PastForecast } from './past-forecast.ts';

export interface OriginForecast {
  readonly series: number;
  readonly point: Float64Array;
  /** Error (truth minus point) below which a share of errors will lie, by step. */
  readonly quantile: (level: number) => Float64Array;
  readonly combination: Combination;
  /** What each candidate said; undefined where it was not asked. */
  readonly points: readonly (Float64Array | undefined)[];
  /** What the mix got wrong at past origins. */
  readonly errors: readonly PastError[];
}

export interface AnswerInput {
  readonly origin: number;
  readonly horizon: number;
  readonly past: readonly PastForecast[];
  readonly values: readonly Float64Array[];
  readonly features: readonly FeatureSet[];
  readonly candidates: number;
  readonly naive: readonly number[];
  /** The one candidate to answer with, if not all are weighed. */
  readonly only: number;
  readonly halfLife: number;
  /** Asks the candidates that have weight. */
  readonly ask: (series: number, weights: Float64Array) => readonly (Float64Array | undefined)[];
}

/** Weighs the candidates by their past errors, mixes them, and learns how far off the mix was. */
export const answerOrigin = (input: AnswerInput, which: readonly number[]): OriginForecast[] => {
  const { origin, horizon, features, values, naive, halfLife, only } = input;
  // The last candidate errs most like the others: beside it few origins tell enough.
  const last = input.candidates - 1;
  const spoke = input.past.some(({ points }) => points[last] !== undefined);
  const errors = sumErrors({ ...input, reference: spoke ? last : (naive[0] ?? 0) });
  let shared: Conformal | undefined;
  return which.map((series) => {
    const records = errors.recordsOf.get(series) ?? [];
    const combination = combine({
      own: errors.bySeries.get(series),
      pooled: errors.pooled,
      records,
      values: values[series] as Float64Array,
      origin,
      naive,
      halfLife,
    });
    if (only >= 0) combination.weights.fill(0)[only] = 1;
    const { weights } = combination;
    const points = input.ask(series, weights);
    const point = Float64Array.from({ length: horizon }, (_, h) => mixPoints(points, weights, h));
    const set = features[series] as FeatureSet;
    const { short, long } = set.memory;
    const own = pastErrors(input, records, weights);
    let conformal: Conformal;
    let wider = 1;
    if (own.length >= enoughErrors || errors.recordsOf.size === 1) {
      conformal = conformalOf(own, input, short, long);
    } else {
      shared ??= conformalOf(sampleErrors(input, errors, weights), input, short, long);
      conformal = shared;
      wider = relativeSpread(shared, own);
    }
    const quantile = (level: number) =>
      Float64Array.from({ length: horizon }, (_, h) => {
        const size = wider * sizeAt(set, origin, h);
        return errorQuantile(conformal, level, { step: h, ...slotsAt(set, origin + h), size });
      });
    return { series, point, quantile, combination, points, errors: own };
  });
};

/** With fewer errors of its own a series shares those of all. */
const enoughErrors = 400;
const mostShared = 20_000;

export const conformalOf = (
  errors: readonly PastError[],
  { horizon, halfLife }: Pick<AnswerInput, 'horizon' | 'halfLife'>,
  shortSlots: number,
  longSlots: number,
): Conformal =>
  fitConformal(errors, {
    horizon,
    halfLife,
    shortSlots,
    longSlots,
    forecasts: Math.max(1, errors.length / horizon),
  });

/** Errors of all series, or of evenly chosen ones when there are very many. */
export const sampleErrors = (
  input: ErrorsInput,
  { recordsOf }: PanelErrors,
  weights: Float64Array,
): PastError[] => {
  const every = Math.max(1, Math.ceil((input.past.length * input.horizon) / mostShared));
  const some = [...recordsOf.values()].filter((_, i) => i % every === 0);
  return some.flatMap((records) => pastErrors(input, records, weights));
};

/** How much wider than shared ones the errors of one series are, drawn towards 1. */
const relativeSpread = (shared: Conformal, own: readonly PastError[]): number => {
  const prior = 60;
  let sum = prior;
  let typical = prior;
  for (const one of own) {
    const wide = errorQuantile(shared, 0.9, one) - errorQuantile(shared, 0.1, one);
    // An 80 % interval of a normal error is 3.2 mean absolute errors wide.
    const ratio = (3.2 * Math.abs(one.error)) / wide;
    if (!Number.isFinite(ratio)) continue;
    sum += Math.min(6, ratio);
    typical += 1;
  }
  return sum / typical;
};

type ErrorsInput = Pick<AnswerInput, 'origin' | 'horizon' | 'values' | 'features' | 'past'>;

const pastErrors = (
  { origin, horizon, values, features }: ErrorsInput,
  records: readonly PastForecast[],
  weights: Float64Array,
): PastError[] => {
  const errors: PastError[] = [];
  for (const one of records) {
    const set = features[one.series] as FeatureSet;
    const truth = values[one.series] as Float64Array;
    for (let h = 0; h < Math.min(horizon, origin - one.origin); h++) {
      const target = one.origin + h;
      const error = (truth[target] as number) - mixPoints(one.points, weights, h);
      if (Number.isNaN(error)) continue;
      errors.push({
        error,
        step: h,
        age: origin - one.origin,
        ...slotsAt(set, target),
        size: sizeAt(set, one.origin, h),
      });
    }
  }
  return errors;
};

/** Slots of a step, counted from 1970 so that they mean the same in every series. */
export const slotsAt = ({ phase, memory }: FeatureSet, target: number) => ({
  shortSlot: (target + phase) % memory.short,
  longSlot: (target + phase) % memory.long,
});

/** Typical size of residuals in the slot of a step, as known before the origin. */
export const sizeAt = (set: FeatureSet, origin: number, h: number): number => {
  const { spread, slotSpread, long } = set.memory;
  const target = origin + h;
  const place = target - long * Math.ceil((target - origin + 1) / long);
  const slot = slotSpread[Math.min(Math.max(0, place), origin - 1)] as number;
  return 0.5 * (spread[origin - 1] as number) + 0.5 * slot + 1e-9;
};
