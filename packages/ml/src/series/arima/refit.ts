import { type ArimaFit, fitModel } from './fit-model.ts';
import type { Budget } from './minimise-squares.ts';
import { prepareSample } from './sample.ts';

/** Gaps times rows times state that every evaluation of a fit may cost. */
const affordable = 200_000;
/** More gaps than these stay bridged: their own equations would cost more than the filter. */
const mostGaps = 500;

/**
 * Takes a search's short cuts back: regression coefficients are estimated with the rest, gaps are
 * gaps. Where each evaluation can afford it the parameters are those of the exact likelihood;
 * otherwise of the series with its gaps filled by the first estimate (one step of expectation and
 * maximisation). Forecasts know of the gaps either way.
 */
export const refit = (
  values: Float64Array,
  regressors: readonly Float64Array[],
  { order, partials, sample: { constant, gapPlaces } }: ArimaFit,
  budget: Budget,
): ArimaFit => {
  const bridgeGaps = gapPlaces.length > mostGaps;
  const sample = prepareSample(values, regressors, order, constant, { bridgeGaps });
  const state = Math.max(order.p + order.P * order.m, order.q + order.Q * order.m + 1);
  if (sample.gaps * sample.length * state <= affordable) {
    return fitModel(sample, order, budget, { from: partials });
  }
  const first = fitModel(sample, order, budget, { from: partials, rounds: 0 });
  const errors = first.likelihood.solve();
  const filled = Float64Array.from(sample.filled);
  sample.gapPlaces.forEach((place, g) => {
    filled[place] = (filled[place] as number) - (errors[g] as number);
  });
  const complete = prepareSample(filled, regressors, order, constant);
  const second = fitModel(complete, order, budget, { from: partials });
  return fitModel(sample, order, budget, { from: second.partials, rounds: 0 });
};
