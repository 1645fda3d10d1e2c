import { createLikelihood, type Likelihood } from './likelihood.ts';
import { type Budget, minimise } from './minimise.ts';
import type { ArimaOrder } from './order.ts';
import type { Sample } from './sample.ts';

export interface ArimaFit {
  readonly order: ArimaOrder;
  readonly sample: Sample;
  readonly likelihood: Likelihood;
  /** Partial autocorrelations that generate the coefficients. */
  readonly partials: Float64Array;
  /** phi, theta, seasonal phi, seasonal theta. */
  readonly coefficients: Float64Array;
  readonly logLikelihood: number;
  /** Innovations' variance by maximum likelihood. */
  readonly variance: number;
  /** Parameters with the variance. */
  readonly parameters: number;
  readonly observations: number;
  readonly aicc: number;
}

/** Beyond this tanh is 1 to within what the likelihood can tell. */
const edge = 6;
const almost = Math.tanh(edge);

/**
 * Maximum likelihood from a start by the conditional sum of squares, as R's CSS-ML.
 *
 * @param from partials to start from instead
 * @param tolerance stops when a step gains less -2 log likelihood than this for each observation
 */
export const fitModel = (
  sample: Sample,
  order: ArimaOrder,
  budget: Budget,
  tolerance = 1e-9,
  from?: Float64Array,
): ArimaFit => {
  const likelihood = createLikelihood(sample, order);
  const partials = new Float64Array(likelihood.parameters);
  const place = (at: Float64Array) => {
    for (let i = 0; i < at.length; i++) {
      partials[i] = Math.tanh(Math.min(edge, Math.max(-edge, at[i] as number)));
    }
  };
  const zero = new Float64Array(likelihood.parameters);
  const rows = sample.length;
  const lost = order.p + order.P * order.m;
  const started = from
    ? from.map((partial) => Math.atanh(Math.min(almost, Math.max(-almost, partial))))
    : rows - lost > 2 * likelihood.parameters + sample.columns.length
      ? minimise(
          (at) => {
            place(at);
            return likelihood.conditional(partials) / (rows - lost);
          },
          zero,
          Math.max(1e-6, tolerance),
          budget,
        ).at
      : zero;
  const { at, value } = minimise(
    (point) => {
      place(point);
      return likelihood.exact(partials) / rows;
    },
    started,
    tolerance,
    budget,
  );
  place(at);
  const deviance = likelihood.exact(partials);
  const { observations, variance } = likelihood;
  const parameters = likelihood.parameters + sample.used.length + 1;
  const spare = observations - parameters - 1;
  return {
    order,
    sample,
    likelihood,
    partials,
    coefficients: Float64Array.from(likelihood.coefficients),
    logLikelihood: -deviance / 2,
    variance,
    parameters,
    observations,
    aicc:
      spare > 0 && value < Number.POSITIVE_INFINITY
        ? deviance + 2 * parameters + (2 * parameters * (parameters + 1)) / spare
        : Number.POSITIVE_INFINITY,
  };
};
