import type { Forecaster, History } from '../forecaster.ts';
import { TooShortError } from '../forecaster.ts';
import { fitModel } from './fit-model.ts';
import { type FittedArima, fittedArima } from './fitted-arima.ts';
import { type FourierTerms, fourierColumns } from './fourier.ts';
import { type ArimaOrder, describeOrder, lostToDifferences } from './order.ts';
import { prepareHistory } from './prepare-history.ts';
import { refit } from './refit.ts';
import { prepareSample } from './sample.ts';

export interface ArimaOptions {
  /** p, d, q. */
  readonly order: readonly [p: number, d: number, q: number];
  /** P, D, Q; none by default, and none for a history without a season. */
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

/** With more gaps the first estimates come from bridges over them. */
const fewGaps = 12;

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
      const m = Math.round(season ?? history.seasons[0] ?? 1);
      const order = m > 1 ? { ...named, m } : { ...named, P: 0, D: 0, Q: 0, m: 1 };
      const prepared = prepareHistory(history, maxPoints);
      const { values } = prepared;
      const terms: FourierTerms = { seasons: history.seasons, harmonics: fourier };
      const waves = fourierColumns(terms, prepared.before, values.length);
      const differences = order.d + order.D;
      const withConstant = differences < 2 && (constant ?? differences === 0);
      const known = values.filter((value) => !Number.isNaN(value)).length;
      const regressors = [...prepared.regressors, ...waves];
      const coefficients = p + q + order.P + order.Q + regressors.length;
      const parameters = coefficients + (withConstant ? 1 : 0) + 1;
      if (known - lostToDifferences(order) <= parameters) {
        throw new TooShortError(`${known} values are too few for ${describeOrder(order, false)}`);
      }
      const bridgeGaps = values.length - known > fewGaps;
      const sample = prepareSample(values, regressors, order, withConstant, { bridgeGaps });
      const budget = { left: maxEvaluations };
      const first = fitModel(sample, order, budget);
      const fit = bridgeGaps ? refit(values, regressors, first, budget) : first;
      return fittedArima(fit, prepared, terms, history.nonNegative ?? false);
    },
  };
};
