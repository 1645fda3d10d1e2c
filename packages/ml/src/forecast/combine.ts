/** What candidates said at one past origin, and what came. */
export interface PastForecast {
  readonly origin: number;
  readonly series: number;
  /** One array of `horizon` points for each candidate; undefined where it was not asked. */
  readonly points: readonly (Float64Array | undefined)[];
}

export interface CombineInput {
  readonly past: readonly PastForecast[];
  /** Values of each series; only those before `origin` are looked at. */
  readonly values: readonly Float64Array[];
  readonly origin: number;
  readonly series: number;
  /** Candidates that the answer may not be worse than: the seasonal naives. */
  readonly naive: readonly number[];
  readonly candidates: number;
  /** Steps after which a past error counts half. */
  readonly halfLife: number;
  /** How many errors of its own a series needs to count as much as all series together. */
  readonly ownErrors?: number;
}

export interface Combination {
  readonly weights: Float64Array;
  /** Mean absolute error of each candidate in units of the best naive's; NaN if never asked. */
  readonly relative: Float64Array;
  /** Whether the naive gate closed: nothing beat the seasonal naive. */
  readonly gated: boolean;
}

/** A tenth more error than the best candidate's leaves a twelfth of its weight. */
const sharpness = 25;

/**
 * Weights by rolling-origin error: exponential in the error relative to the best candidate (Vovk
 * 1990's aggregating weights on relative errors), among those that beat the seasonal naive. When the
 * weighted mean does not beat it on the same origins, the naive gate gives all weight to the naive.
 */
export const combine = (input: CombineInput): Combination => {
  const { candidates, naive } = input;
  const reference = naive[0] ?? 0;
  const relative = relativeErrors(input, reference);
  const bar = Math.min(...naive.map((c) => relative[c] as number));
  const best = Math.min(...[...relative].filter((value) => !Number.isNaN(value)));
  const weights = new Float64Array(candidates);
  let total = 0;
  for (let c = 0; c < candidates; c++) {
    const value = relative[c] as number;
    if (Number.isNaN(value) || value > bar) continue;
    weights[c] = Math.exp(-sharpness * (value / best - 1));
    total += weights[c] as number;
  }
  const fallback = naive.find((c) => (relative[c] as number) === bar) ?? reference;
  const closed = () => {
    weights.fill(0);
    weights[fallback] = 1;
    return { weights, relative, gated: true };
  };
  if (!(total > 0)) return closed();
  for (let c = 0; c < candidates; c++) weights[c] = (weights[c] as number) / total;
  const [ours, theirs] = comparedErrors(input, weights, fallback);
  if (ours > theirs) return closed();
  return { weights, relative, gated: false };
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

const relativeErrors = (
  { past, values, origin, series, candidates, halfLife, ownErrors = 400 }: CombineInput,
  reference: number,
): Float64Array => {
  const error = [0, 1].map(() => new Float64Array(candidates));
  const naiveError = [0, 1].map(() => new Float64Array(candidates));
  const count = new Float64Array(2);
  for (const record of past) {
    const base = record.points[reference];
    if (base === undefined) continue;
    const own = record.series === series ? 1 : 0;
    const truth = values[record.series] as Float64Array;
    const w = 2 ** ((record.origin - origin) / halfLife);
    const until = Math.min(base.length, origin - record.origin);
    const scale = meanError(base, truth, record.origin, until);
    if (!(scale > 0)) continue;
    const unit = own ? 1 : 1 / scale;
    for (let c = 0; c < candidates; c++) {
      const points = record.points[c];
      if (points === undefined) continue;
      for (let h = 0; h < until; h++) {
        const actual = truth[record.origin + h] as number;
        if (Number.isNaN(actual)) continue;
        const size = Math.abs(actual - (points[h] as number)) * unit;
        const other = Math.abs(actual - (base[h] as number)) * unit;
        (error[own] as Float64Array)[c] = ((error[own] as Float64Array)[c] as number) + w * size;
        (naiveError[own] as Float64Array)[c] =
          ((naiveError[own] as Float64Array)[c] as number) + w * other;
        if (c === reference) count[own] = (count[own] as number) + 1;
      }
    }
  }
  const trust =
    (count[0] as number) > 0 ? (count[1] as number) / ((count[1] as number) + ownErrors) : 1;
  return Float64Array.from({ length: candidates }, (_, c) => {
    const own =
      ((error[1] as Float64Array)[c] as number) / ((naiveError[1] as Float64Array)[c] as number);
    const all =
      ((error[0] as Float64Array)[c] as number) / ((naiveError[0] as Float64Array)[c] as number);
    if (Number.isNaN(own)) return all;
    return Number.isNaN(all) ? own : trust * own + (1 - trust) * all;
  });
};

const meanError = (
  points: Float64Array,
  truth: Float64Array,
  origin: number,
  until: number,
): number => {
  let sum = 0;
  let count = 0;
  for (let h = 0; h < until; h++) {
    const size = Math.abs((truth[origin + h] as number) - (points[h] as number));
    if (Number.isNaN(size)) continue;
    sum += size;
    count++;
  }
  return sum / count;
};

/** Absolute errors of the mix and of one candidate over the same steps of this series. */
const comparedErrors = (
  { past, values, origin, series, halfLife }: CombineInput,
  weights: Float64Array,
  other: number,
): [number, number] => {
  let ours = 0;
  let theirs = 0;
  for (const record of past) {
    const base = record.points[other];
    if (record.series !== series || base === undefined) continue;
    const truth = values[series] as Float64Array;
    const w = 2 ** ((record.origin - origin) / halfLife);
    for (let h = 0; h < Math.min(base.length, origin - record.origin); h++) {
      const actual = truth[record.origin + h] as number;
      const mixed = mixPoints(record.points, weights, h);
      if (Number.isNaN(actual) || Number.isNaN(mixed)) continue;
      ours += w * Math.abs(actual - mixed);
      theirs += w * Math.abs(actual - (base[h] as number));
    }
  }
  return [ours, theirs];
};
