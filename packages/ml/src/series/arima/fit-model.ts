import { createLikelihood, type Likelihood } from './likelihood.ts';
import { type Budget, minimiseSquares } from './minimise-squares.ts';
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
/** Fits that are worth a second start. */
const manyRounds = 10;
const almost = Math.tanh(edge);

export interface FitOptions {
  /** Stops when a step gains less -2 log likelihood than this for each observation. */
  readonly tolerance?: number;
  /** Partial autocorrelations to start from. */
  readonly from?: Float64Array;
  /** Steps towards the exact maximum; with 0 the likelihood is exact, the estimates conditional. */
  readonly rounds?: number;
}

/** Maximum likelihood from a start by the conditional sum of squares, as R's CSS-ML. */
export const fitModel = (
  sample: Sample,
  order: ArimaOrder,
  budget: Budget,
  { tolerance = 1e-9, from, rounds = 40 }: FitOptions = {},
): ArimaFit => {
  const likelihood = createLikelihood(sample, order);
  const partials = new Float64Array(likelihood.parameters);
  const place = (at: Float64Array) => {
    for (let i = 0; i < at.length; i++) {
      partials[i] = Math.tanh(Math.min(edge, Math.max(-edge, at[i] as number)));
    }
  };
  const rows = sample.length;
  const lost = order.p + order.P * order.m;
  let at: Float64Array = from
    ? from.map((partial) => Math.atanh(Math.min(almost, Math.max(-almost, partial))))
    : new Float64Array(likelihood.parameters);
  if (!from && rows - lost > 2 * likelihood.parameters + sample.columns.length) {
    const conditional = (point: Float64Array, residuals: Float64Array) => {
      place(point);
      return likelihood.conditional(partials, residuals) / (rows - lost);
    };
    at = minimiseSquares(conditional, at, rows, Math.max(1e-6, tolerance), budget);
  }
  if (rounds > 0) {
    const exact = (point: Float64Array, residuals?: Float64Array) => {
      place(point);
      return likelihood.exact(partials, residuals) / rows;
    };
    const climb = (start: Float64Array) =>
      minimiseSquares(exact, start, rows, tolerance, budget, rounds);
    at = climb(at);
    // Conditional estimates of mixed models may start in the valley where both sides cancel.
    const mixed = (order.p > 0 && order.q > 0) || (order.P > 0 && order.Q > 0);
    if (mixed && !from && rounds >= manyRounds) {
      const other = climb(new Float64Array(likelihood.parameters));
      if (exact(other) < exact(at)) at = other;
    }
  }
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
      spare > 0 && deviance < Number.POSITIVE_INFINITY
        ? deviance + 2 * parameters + (2 * parameters * (parameters + 1)) / spare
        : Number.POSITIVE_INFINITY,
  };
};
