import { type ArimaFit, fitModel } from './fit-model.ts';
import type { Budget } from './minimise-squares.ts';
import { prepareSample } from './sample.ts';

/** Gaps times rows times state that every evaluation of a fit may cost. */
const affordable = 200_000;

/**
 * Takes gaps that a search bridged for what they are. Where each evaluation can afford it the
 * parameters are those of the exact likelihood; otherwise of the series with its gaps filled by the
 * first estimate (one step of expectation and maximisation). Forecasts know of the gaps either way.
 */
export const fitWithGaps = (
  values: Float64Array,
  regressors: readonly Float64Array[],
  bridged: ArimaFit,
  budget: Budget,
): ArimaFit => {
  const { order, partials } = bridged;
  const { constant, gapPlaces } = bridged.sample;
  const sample = prepareSample(values, regressors, order, constant);
  const state = Math.max(order.p + order.P * order.m, order.q + order.Q * order.m + 1);
  if (sample.gaps * sample.length * state <= affordable) {
    return fitModel(sample, order, budget, { from: partials });
  }
  const first = fitModel(sample, order, budget, { from: partials, rounds: 0 });
  const errors = first.likelihood.solve();
  const filled = Float64Array.from(sample.filled);
  gapPlaces.forEach((place, g) => {
    filled[place] = (filled[place] as number) - (errors[g] as number);
  });
  const second = fitModel(prepareSample(filled, regressors, order, constant), order, budget, {
    from: partials,
  });
  return fitModel(sample, order, budget, { from: second.partials, rounds: 0 });
};
