import { createRandom } from '../../numeric/index.ts';
import type { FittedEts } from './fit-ets-model.ts';
import { forecastEts } from './forecast-ets.ts';

/** Paths of a simulation: the error of a variance is about sqrt(2 / paths), 3 %. */
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
  const squares = new Float64Array(horizon);
  const seasonal = new Float64Array(period);
  for (let path = 0; path < paths; path++) {
    let { level, slope } = fitted;
    seasonal.set(fitted.seasonal);
    for (let step = 0; step < horizon; step++) {
      const at = (length + step) % period;
      const index = seasonal[at] as number;
      const damped = phi * slope;
      const base = level + damped;
      // A relative error of -1 or less would make a positive series negative.
      const error = Math.max(-0.99, sigma * random.normal());
      squares[step] =
        (squares[step] as number) + (base * index * (1 + error) - (means[step] as number)) ** 2;
      level = base * (1 + alpha * error);
      slope = trend ? damped + beta * base * error : 0;
      seasonal[at] = index * (1 + gamma * error);
    }
  }
  return squares.map((sum) => sum / paths);
};
