import type { ErrorSums } from './error-sums.ts';
import type { PastForecast } from './past-forecast.ts';

export interface CombineInput {
  readonly own: ErrorSums | undefined;
  readonly pooled: ErrorSums;
  readonly records: readonly PastForecast[];
  /** Values of the series; only those before `origin` are looked at. */
  readonly values: Float64Array;
  readonly origin: number;
  /** Candidates that the answer may not be worse than: the seasonal naives. */
  readonly naive: readonly number[];
  /** Steps after which a past error counts half. */
  readonly halfLife: number;
}

export interface Combination {
  readonly weights: Float64Array;
  /** Mean absolute error of each candidate in units of the reference's; NaN if never asked. */
  readonly relative: Float64Array;
  /** Whether the naive gate closed: nothing beat the seasonal naive. */
  readonly gated: boolean;
  /** Mean absolute error of the mix over that of the better naive, on the same past steps. */
  readonly againstNaive: number;
}

/** A tenth more error than the best candidate's leaves a seventh of its weight. */
const sharpness = 20;
/** One that was asked at few origins may look good by luck: error added over the root of their number. */
const doubt = 0.5;
/** Errors of its own that a series needs to count as much as all series together. */
const ownErrors = 400;

/**
 * Weights by rolling-origin error: exponential in the error relative to the best candidate (the
 * aggregating weights of Vovk 1990, on relative errors), among those that beat the seasonal naive.
 * When the weighted mean does not beat it on the same steps, the naive gate gives all weight to it.
 */
export const combine = (input: CombineInput): Combination => {
  const { naive, own, pooled } = input;
  const relative = relativeErrors(own, pooled);
  const bar = Math.min(...naive.map((c) => relative[c] as number));
  const best = Math.min(...relative.filter((value) => !Number.isNaN(value)));
  const weights = relative.map((value, c) => {
    if (Number.isNaN(value) || value > bar) return 0;
    const unsure = doubt / Math.sqrt(pooled.asked[c] as number);
    return Math.exp(-sharpness * (value / best - 1 + unsure));
  });
  const fallback = naive.find((c) => (relative[c] as number) === bar) ?? naive[0] ?? 0;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const closed = () => {
    weights.fill(0);
    weights[fallback] = 1;
    return { weights, relative, gated: true, againstNaive: 1 };
  };
  if (!(total > 0)) return closed();
  for (let c = 0; c < weights.length; c++) weights[c] = (weights[c] as number) / total;
  const againstNaive = compareErrors(input, weights, fallback);
  return againstNaive > 1 ? closed() : { weights, relative, gated: false, againstNaive };
};

/** The weighted mean over the candidates that spoke; NaN without any. */
export const mixPoints = (
  points: readonly (Float64Array | undefined)[],
  weights: Float64Array,
  step: number,
): number => {
  let sum = 0;
  let total = 0;
  for (let c = 0; c < points.length; c++) {
    const w = weights[c] as number;
    const own = points[c];
    if (w === 0 || own === undefined) continue;
    sum += w * (own[step] as number);
    total += w;
  }
  return sum / total;
};

const relativeErrors = (own: ErrorSums | undefined, pooled: ErrorSums): Float64Array => {
  const trust = own ? own.steps / (own.steps + ownErrors) : 0;
  return pooled.own.map((sum, c) => {
    const all = sum / (pooled.reference[c] as number);
    const single = own ? (own.own[c] as number) / (own.reference[c] as number) : Number.NaN;
    return Number.isNaN(single) ? all : trust * single + (1 - trust) * all;
  });
};

const compareErrors = (
  { records, values, origin, halfLife }: CombineInput,
  weights: Float64Array,
  other: number,
): number => {
  let ours = 0;
  let theirs = 0;
  for (const record of records) {
    const base = record.points[other];
    if (base === undefined) continue;
    const w = 2 ** ((record.origin - origin) / halfLife);
    for (let h = 0; h < Math.min(base.length, origin - record.origin); h++) {
      const actual = values[record.origin + h] as number;
      const mixed = mixPoints(record.points, weights, h);
      if (Number.isNaN(actual) || Number.isNaN(mixed)) continue;
      ours += w * Math.abs(actual - mixed);
      theirs += w * Math.abs(actual - (base[h] as number));
    }
  }
  return theirs > 0 ? ours / theirs : ours > 0 ? Number.POSITIVE_INFINITY : 1;
};
