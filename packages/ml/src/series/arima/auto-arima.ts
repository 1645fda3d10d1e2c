import type { FittedForecaster, Forecaster, History } from '../forecaster.ts';
import { chooseDifferences, isConstant } from './choose-differences.ts';
import { chooseHarmonics } from './choose-harmonics.ts';
import { constantForecast } from './constant-forecast.ts';
import { fitModel } from './fit-model.ts';
import { fittedArima } from './fitted-arima.ts';
import { type FourierTerms, fourierColumns } from './fourier.ts';
import { prepareHistory } from './prepare-history.ts';
import { refit } from './refit.ts';
import { prepareSample, type SampleOptions } from './sample.ts';
import { searchOrders } from './search-orders.ts';

export interface AutoArimaOptions {
  /** Steps; by default the history's shortest season, or 1 (none) with Fourier terms. */
  readonly season?: number;
  /** Differences, where they are not to be chosen. */
  readonly d?: number;
  readonly D?: number;
  readonly maxP?: number;
  readonly maxQ?: number;
  readonly maxSeasonalP?: number;
  readonly maxSeasonalQ?: number;
  /** Most ordinary differences. */
  readonly maxD?: number;
  /** Pairs of Fourier terms for each of the history's seasons, or chosen by AICc. */
  readonly fourier?: readonly number[] | 'auto';
  /** Only so many of the newest values are fitted. */
  readonly maxPoints?: number;
  /** Models that the search may try. */
  readonly maxModels?: number;
  /** Evaluations of the likelihood in the whole search; what is best by then is taken. */
  readonly maxEvaluations?: number;
}

/** Rows times state beyond which a search steps only a little beyond conditional estimates. */
const longWork = 20_000;
const fewRounds = 3;
const allRounds = 15;
/** Beyond these, gaps are bridged while searching. */
const gapsInSearch = 12;
const gapWork = 10_000;
/** Rows times state times regressors beyond which a search keeps their first coefficients. */
const regressionWork = 300_000;
/** What the last fit may spend although the search used all up. */
const leastEvaluations = 300;

/**
 * Automatic seasonal ARIMA with the known regressors (Hyndman and Khandakar 2008; auto.arima of R's
 * forecast). Ordinary data never makes it throw: constant, short or gapped series get what they
 * allow.
 */
export const autoArima = ({
  season,
  d: fixedD,
  D: fixedSeasonalD,
  maxP = 5,
  maxQ = 5,
  maxSeasonalP = 2,
  maxSeasonalQ = 2,
  maxD = 2,
  fourier,
  maxPoints = 3_000,
  maxModels = 94,
  maxEvaluations = 20_000,
}: AutoArimaOptions = {}): Forecaster => ({
  name: fourier ? 'auto-arima-fourier' : 'auto-arima',
  fit: (history: History): FittedForecaster => {
    const prepared = prepareHistory(history, maxPoints);
    const { values } = prepared;
    const nonNegative = history.nonNegative ?? false;
    const known = values.filter((value) => !Number.isNaN(value)).length;
    if (isConstant(values) || known < 4) return constantForecast(values, nonNegative);
    const wanted = Math.round(season ?? (fourier ? 1 : (history.seasons[0] ?? 1)));
    const m = wanted > 1 && known > wanted + 3 ? wanted : 1;
    const budget = { left: maxEvaluations };
    const seasons = history.seasons.filter((period) => period > 1 && 2 * period <= known);
    const terms: FourierTerms =
      fourier === 'auto'
        ? chooseHarmonics(prepared, seasons, m, budget)
        : { seasons: history.seasons, harmonics: fourier ?? [] };
    const waves = fourierColumns(terms, prepared.before, values.length);
    const spare = Math.max(0, Math.floor(known / 2) - 2);
    const regressors = [...prepared.regressors, ...waves].map((column, k) =>
      k < spare ? column : new Float64Array(column.length),
    );
    const { d, D } = chooseDifferences(values, regressors, m, {
      d: fixedD,
      D: m > 1 ? fixedSeasonalD : 0,
      maxD,
    });
    const base = { p: 0, d, q: 0, P: 0, D, Q: 0, m };
    const gaps = values.length - known;
    const work = values.length * (maxSeasonalP * m + maxP);
    const options: SampleOptions = {
      bridgeGaps: gaps > 0 && (work > gapWork || gaps > gapsInSearch),
      fixRegression: regressors.length * work > regressionWork,
    };
    const sampleOf = (constant: boolean) =>
      prepareSample(values, regressors, base, constant, options);
    const third = Math.floor(known / 3);
    const found = searchOrders(
      { without: sampleOf(false), withConstant: d + D < 2 ? sampleOf(true) : undefined },
      base,
      {
        maxP: Math.min(maxP, third, m > 1 ? m - 1 : maxP),
        maxQ: Math.min(maxQ, third, m > 1 ? m - 1 : maxQ),
        maxSeasonalP: m > 1 ? Math.min(maxSeasonalP, Math.floor(known / 3 / m)) : 0,
        maxSeasonalQ: m > 1 ? Math.min(maxSeasonalQ, Math.floor(known / 3 / m)) : 0,
        maxModels,
        rounds: work > longWork ? fewRounds : allRounds,
      },
      budget,
    );
    const rest = { left: Math.max(budget.left, leastEvaluations) };
    const { partials: from, order, sample } = found;
    const fit =
      options.bridgeGaps || options.fixRegression
        ? refit(values, regressors, found, rest)
        : fitModel(sample, order, rest, { from });
    return fittedArima(fit, prepared, terms, nonNegative);
  },
});
