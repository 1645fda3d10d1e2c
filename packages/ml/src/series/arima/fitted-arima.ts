import type { FittedForecaster } from '../forecaster.ts';
import type { ArimaFit } from './fit-model.ts';
import { forecastModel, regressionCoefficients } from './forecast-model.ts';
import { type FourierTerms, fourierColumns } from './fourier.ts';
import { type ArimaOrder, describeOrder } from './order.ts';
import { fillWithMean, type PreparedHistory } from './prepare-history.ts';

export interface FittedArima extends FittedForecaster {
  readonly order: ArimaOrder;
  /** Whether there is a mean (no differences) or a drift (one). */
  readonly constant: boolean;
  /** phi, theta, seasonal phi, seasonal theta. */
  readonly coefficients: Float64Array;
  /** Known regressors, then Fourier terms, then the constant. */
  readonly regression: Float64Array;
  readonly logLikelihood: number;
  readonly aicc: number;
  /** Innovations' variance by maximum likelihood. */
  readonly variance: number;
  /** Harmonics of each season, where Fourier terms are used. */
  readonly harmonics: readonly number[];
}

/** A fit with the history's surroundings: trailing gaps, Fourier terms, no negative counts. */
export const fittedArima = (
  fit: ArimaFit,
  prepared: PreparedHistory,
  fourier: FourierTerms,
  nonNegative: boolean,
): FittedArima => {
  const { sample, order } = fit;
  fit.likelihood.finish(fit.partials);
  const regression = regressionCoefficients(fit, fit.likelihood.solve());
  const described = describeOrder(
    order,
    sample.constant,
    sample.regressors.length - (sample.constant ? 1 : 0),
  );
  const waves = fourier.harmonics.some((count) => count > 0)
    ? `, Fourier [${fourier.harmonics.join(', ')}]`
    : '';
  return {
    description: `${described}${waves}`,
    order,
    constant: sample.constant,
    coefficients: fit.coefficients,
    regression,
    logLikelihood: fit.logLikelihood,
    aicc: fit.aicc,
    variance: fit.variance,
    harmonics: fourier.harmonics,
    forecast: (horizon, known = []) => {
      const reach = prepared.after + horizon;
      const ahead = prepared.trailing.map((column, k) =>
        join(column, futureOf(known[k], horizon, k)),
      );
      const from = prepared.before + prepared.values.length;
      const { point, variance } = forecastModel(fit, reach, [
        ...ahead,
        ...fourierColumns(fourier, from, reach),
      ]);
      return {
        point: point
          .slice(prepared.after)
          .map((value) => (nonNegative ? Math.max(0, value) : value)),
        variance: variance.slice(prepared.after),
      };
    },
  };
};

const futureOf = (column: Float64Array | undefined, horizon: number, place: number) => {
  if (!column || column.length < horizon) {
    throw new RangeError(`regressor ${place + 1} is not known over all ${horizon} steps ahead`);
  }
  return fillWithMean(column.slice(0, horizon));
};

const join = (first: Float64Array, second: Float64Array): Float64Array => {
  const joined = new Float64Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
};
