import type { Forecaster, History } from '../forecaster.ts';
import { TooShortError } from '../forecaster.ts';
import { fitModel } from './fit-model.ts';
import { type FittedArima, fittedArima } from './fitted-arima.ts';
import { type FourierTerms, fourierColumns } from './fourier.ts';
import { type ArimaOrder, describeOrder, lostToDifferences } from './order.ts';
import { prepareHistory } from './prepare-history.ts';
import { prepareSample } from './sample.ts';

export interface ArimaOptions {
  /** p, d, q. */
  readonly order: readonly [p: number, d: number, q: number];
  /** P, D, Q; none by default. */
  readonly seasonal?: readonly [P: number, D: number, Q: number];
  /** Steps; by default the history's shortest season. */
  readonly season?: number;
  /** A mean without differences, a drift with one; by default only a mean. */
  readonly constant?: boolean;
  /** Pairs of Fourier terms for each of the history's seasons, in their order. */
  readonly fourier?: readonly number[];
  /** Only so many of the newest values are fitted. */
  readonly maxPoints?: number;
  /** Evaluations of the likelihood. */
  readonly maxEvaluations?: number;
}

export interface ArimaForecaster extends Forecaster {
  /** @throws {TooShortError} when there are fewer values than parameters */
  fit(history: History): FittedArima;
}

/** A seasonal ARIMA model of given order by exact maximum likelihood, with the known regressors. */
export const arima = ({
  order: [p, d, q],
  seasonal: [P, D, Q] = [0, 0, 0],
  season,
  constant,
  fourier = [],
  maxPoints = 5_000,
  maxEvaluations = 20_000,
}: ArimaOptions): ArimaForecaster => {
  const named: ArimaOrder = { p, d, q, P, D, Q, m: season ?? 1 };
  return {
    name: describeOrder(named, constant ?? false),
    fit: (history) => {
      const order = { ...named, m: season ?? history.seasons[0] ?? 1 };
      const prepared = prepareHistory(history, maxPoints);
      const { values } = prepared;
      const terms: FourierTerms = { seasons: history.seasons, harmonics: fourier };
      const waves = fourierColumns(terms, prepared.before, values.length);
      const withConstant = d + D < 2 && (constant ?? d + D === 0);
      const known = values.filter((value) => !Number.isNaN(value)).length;
      const regressors = [...prepared.regressors, ...waves];
      const parameters = p + q + P + Q + regressors.length + (withConstant ? 1 : 0) + 1;
      if (known - lostToDifferences(order) <= parameters) {
        throw new TooShortError(`${known} values are too few for ${describeOrder(order, false)}`);
      }
      const sample = prepareSample(values, regressors, order, withConstant);
      const fit = fitModel(sample, order, { left: maxEvaluations });
      return fittedArima(fit, prepared, terms, history.nonNegative ?? false);
    },
  };
};
