import { type Combination, combine, mixPoints, type PastForecast } from './combine.ts';
import { fitConformal, type PastError } from './conformal.ts';
import type { FeatureSet } from './lag-features.ts';

export interface OriginForecast {
  readonly series: number;
  readonly point: Float64Array;
  /** Error (truth minus point) below which a share of errors will lie, by step. */
  readonly quantile: (level: number) => Float64Array;
  readonly combination: Combination;
  readonly points: readonly (Float64Array | undefined)[];
}

export interface AnswerInput {
  readonly series: number;
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
  readonly ask: (weights: Float64Array) => readonly (Float64Array | undefined)[];
}

/** Weighs the candidates by their past errors, mixes them, and learns how far off the mix was. */
export const answerOrigin = (input: AnswerInput): OriginForecast => {
  const { series, origin, horizon, only, candidates, halfLife, features } = input;
  const combination =
    only >= 0 ? combineOnly(only, candidates) : combine({ ...input, past: input.past });
  const points = input.ask(combination.weights);
  const { weights } = combination;
  const point = Float64Array.from({ length: horizon }, (_, h) => mixPoints(points, weights, h));
  const set = features[series] as FeatureSet;
  const { short, long } = set.memory;
  const errors = pastErrors(input, weights);
  const conformal = fitConformal(errors, {
    horizon,
    halfLife,
    shortSlots: short,
    longSlots: long,
    origins: new Set(errors.map(({ age }) => age)).size,
  });
  const quantile = (level: number) =>
    Float64Array.from({ length: horizon }, (_, h) => {
      const target = origin + h;
      return conformal.quantile(level, h, target % short, target % long, sizeAt(set, origin, h));
    });
  return { series, point, quantile, combination, points };
};

const pastErrors = (
  { past, series, origin, horizon, values, features }: AnswerInput,
  weights: Float64Array,
): PastError[] => {
  const errors: PastError[] = [];
  const set = features[series] as FeatureSet;
  const truth = values[series] as Float64Array;
  const { short, long } = set.memory;
  for (const one of past) {
    if (one.series !== series) continue;
    for (let h = 0; h < Math.min(horizon, origin - one.origin); h++) {
      const target = one.origin + h;
      const error = (truth[target] as number) - mixPoints(one.points, weights, h);
      if (Number.isNaN(error)) continue;
      errors.push({
        error,
        step: h,
        age: origin - one.origin,
        shortSlot: target % short,
        longSlot: target % long,
        size: sizeAt(set, one.origin, h),
      });
    }
  }
  return errors;
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
