import { leastSquares } from '@pulse/ml/numeric';
import type { FeaturesAsOf } from './features-as-of.ts';
import { weekday } from './holiday-days.ts';
import { type Prior, type SurgeStream, surgeFeatures } from './surge-features.ts';

export interface SurgeEffects {
  /** On the scale of logarithms, one for each of `surgeFeatures`. */
  readonly coefficients: Float64Array;
  /** Sunday first, on the scale of logarithms; 0 is a mean day. */
  readonly weekdays: Float64Array;
  /** Deviation of each coefficient after the days have spoken; 0 for those that are not rare. */
  readonly doubts: Float64Array;
}

const rounds = 8;
const weekdayPrior: Prior = { mean: 0, spread: 0.3 };
const constantPrior: Prior = { mean: 0, spread: 1 };
/** Days on each side whose mean is the level that effects are seen against. */
const reach = 14;

/**
 * Penalised Poisson regression on a level that moves slowly: each coefficient is drawn towards its
 * prior, the less the more days have spoken (a Gaussian prior's posterior mode, by Newton's method).
 * Arrivals scatter more than Poisson; their estimated dispersion takes weight from every day.
 */
export const fitEffects = ({ table, columns }: FeaturesAsOf, stream: SurgeStream): SurgeEffects => {
  const past = table.originDay - table.firstDay;
  const arrivals = table.columns.arrivals.subarray(0, past);
  const offset = movingLevel(arrivals);
  const days: number[] = [];
  for (let i = 0; i < past; i++) if (!Number.isNaN(arrivals[i] as number)) days.push(i);
  const target = days.map((i) => arrivals[i] as number);
  const design = [
    days.map(() => 1),
    ...Array.from({ length: 7 }, (_, d) =>
      days.map((i) => Number(weekday(table.firstDay + i) === d)),
    ),
    ...columns.map((column) => days.map((i) => column[i] as number)),
  ];
  const priors = [
    constantPrior,
    ...Array.from({ length: 7 }, () => weekdayPrior),
    ...surgeFeatures.map(({ prior }) => prior(stream)),
  ];
  const base = days.map((i) => offset[i] as number);
  const { beta, deviationOf } = solve(design, target, base, priors);
  const weekdays = beta.slice(1, 8);
  const middle = weekdays.reduce((sum, one) => sum + one, 0) / 7;
  return {
    coefficients: beta.slice(8),
    weekdays: weekdays.map((one) => one - middle),
    doubts: Float64Array.from(surgeFeatures, ({ rare }, j) => (rare ? deviationOf(8 + j) : 0)),
  };
};

interface Solved {
  readonly beta: Float64Array;
  /** Of one coefficient, from the curvature at the mode (Laplace's approximation). */
  readonly deviationOf: (place: number) => number;
}

const solve = (
  design: readonly (readonly number[])[],
  target: readonly number[],
  offset: readonly number[],
  priors: readonly Prior[],
): Solved => {
  const p = design.length;
  const beta = Float64Array.from(priors, ({ mean }) => mean);
  const mu = new Float64Array(target.length);
  let dispersion = 1;
  let gram: Float64Array[] = [];
  for (let round = 0; round < rounds; round++) {
    let pearson = 0;
    for (let i = 0; i < target.length; i++) {
      let eta = offset[i] as number;
      for (let j = 0; j < p; j++) eta += (design[j]?.[i] as number) * (beta[j] as number);
      mu[i] = Math.exp(Math.max(-5, Math.min(12, eta)));
      pearson += ((target[i] as number) - (mu[i] as number)) ** 2 / (mu[i] as number);
    }
    dispersion = Math.max(1, pearson / Math.max(1, target.length));
    gram = Array.from({ length: p }, () => new Float64Array(p));
    const right = new Float64Array(p);
    for (let a = 0; a < p; a++) {
      const left = design[a] as readonly number[];
      const { mean, spread } = priors[a] as Prior;
      const trust = dispersion / spread ** 2;
      const own = gram[a] as Float64Array;
      let slope = 0;
      for (let i = 0; i < target.length; i++) {
        slope += (left[i] as number) * ((target[i] as number) - (mu[i] as number));
      }
      right[a] = slope - trust * ((beta[a] as number) - mean);
      for (let b = a; b < p; b++) {
        const other = design[b] as readonly number[];
        let sum = a === b ? trust : 0;
        for (let i = 0; i < target.length; i++) {
          sum += (left[i] as number) * (other[i] as number) * (mu[i] as number);
        }
        own[b] = sum;
        (gram[b] as Float64Array)[a] = sum;
      }
    }
    const step = leastSquares(gram, right);
    let largest = 0;
    for (let j = 0; j < p; j++) {
      beta[j] = (beta[j] as number) + (step[j] as number);
      largest = Math.max(largest, Math.abs(step[j] as number));
    }
    if (largest < 1e-6) break;
  }
  const deviationOf = (place: number): number => {
    const unit = Float64Array.from({ length: p }, (_, j) => Number(j === place));
    return Math.sqrt(Math.max(0, dispersion * (leastSquares(gram, unit)[place] as number)));
  };
  return { beta, deviationOf };
};

/** Logarithm of the mean of the days around each, as far as they are known. */
const movingLevel = (values: Float64Array): Float64Array =>
  values.map((_, i) => {
    let sum = 0;
    let count = 0;
    for (let j = Math.max(0, i - reach); j < Math.min(values.length, i + reach + 1); j++) {
      const value = values[j] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    // Half a patient keeps a quiet fortnight from being nothing at all.
    return Math.log((sum + 0.5) / Math.max(1, count));
  });
