import { createRandom, type Random } from '../../numeric/index.ts';
import type { FittedEts } from './fit-ets-model.ts';
import { forecastEts } from './forecast-ets.ts';

/** Paths of a simulation: a variance errs by about 3 %, nothing one step ahead. */
const paths = 2_000;

/**
 * Variance of each step ahead. Analytic where the states are linear in the errors (Hyndman et al.
 * 2008, 6.3, classes 1 and 2), else from simulated paths, the same for the same model and seed.
 */
export const etsVariance = (fitted: FittedEts, horizon: number, seed = 1): Float64Array => {
  if (fitted.model.season === 'M') return simulatedVariance(fitted, horizon, seed);
  const { sigma2 } = fitted;
  const weights = errorWeights(fitted, horizon);
  const variance = new Float64Array(horizon);
  if (fitted.model.error === 'A') {
    let sum = 1;
    for (let step = 0; step < horizon; step++) {
      variance[step] = sigma2 * sum;
      sum += (weights[step] as number) ** 2;
    }
    return variance;
  }
  const means = forecastEts(fitted, horizon);
  const squares = new Float64Array(horizon);
  for (let step = 0; step < horizon; step++) {
    let sum = 0;
    for (let back = 1; back <= step; back++) {
      sum += (weights[back - 1] as number) ** 2 * (squares[step - back] as number);
    }
    const square = (means[step] as number) ** 2;
    squares[step] = square + sigma2 * sum;
    variance[step] = (1 + sigma2) * (squares[step] as number) - square;
  }
  return variance;
};

/** What an error still weighs 1, 2, ... steps later. */
const errorWeights = (
  { alpha, beta, gamma, phi, period, model }: FittedEts,
  horizon: number,
): Float64Array => {
  const weights = new Float64Array(horizon);
  let sum = 0;
  let power = 1;
  for (let step = 1; step <= horizon; step++) {
    power *= phi;
    sum += power;
    const seasonal = model.season !== 'N' && step % period === 0 ? gamma : 0;
    weights[step - 1] = alpha + (model.trend === 'N' ? 0 : beta * sum) + seasonal;
  }
  return weights;
};

const simulatedVariance = (fitted: FittedEts, horizon: number, seed: number): Float64Array => {
  const { alpha, beta, gamma, phi, period, length } = fitted;
  const trend = fitted.model.trend !== 'N';
  const sigma = Math.sqrt(fitted.sigma2);
  const random = createRandom(seed);
  const means = forecastEts(fitted, horizon);
  const levels = new Float64Array(paths).fill(fitted.level);
  const slopes = new Float64Array(paths).fill(fitted.slope);
  const seasonal = new Float64Array(paths * period);
  for (let path = 0; path < paths; path++) seasonal.set(fitted.seasonal, path * period);
  const errors = new Float64Array(paths);
  const variance = new Float64Array(horizon);
  for (let step = 0; step < horizon; step++) {
    drawErrors(random, sigma, errors);
    const at = (length + step) % period;
    const mean = means[step] as number;
    let squares = 0;
    for (let path = 0; path < paths; path++) {
      const place = path * period + at;
      const index = seasonal[place] as number;
      const damped = phi * (slopes[path] as number);
      const base = (levels[path] as number) + damped;
      const error = errors[path] as number;
      squares += (base * index * (1 + error) - mean) ** 2;
      levels[path] = base * (1 + alpha * error);
      slopes[path] = trend ? damped + beta * base * error : 0;
      seasonal[place] = index * (1 + gamma * error);
    }
    variance[step] = squares / paths;
  }
  return variance;
};

/** Normal errors whose mean and variance are exact, so that near steps have no noise of their own. */
const drawErrors = (random: Random, sigma: number, errors: Float64Array): void => {
  let sum = 0;
  let squares = 0;
  for (let path = 0; path < paths; path++) {
    const drawn = random.normal();
    errors[path] = drawn;
    sum += drawn;
    squares += drawn * drawn;
  }
  const mean = sum / paths;
  const scale = sigma / Math.sqrt(squares / paths - mean * mean);
  for (let path = 0; path < paths; path++) {
    // A relative error of -1 or less would make a positive series negative.
    errors[path] = Math.max(-0.99, ((errors[path] as number) - mean) * scale);
  }
};
