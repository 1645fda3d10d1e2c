import { coverage, meanWidth, pinball, pointErrors } from '@pulse/ml/evaluate';
import type { EvaluatedOrigin } from './evaluate-forecast.ts';

export interface Figures {
  readonly mase: number;
  /** Scaled by the shortest season's naive instead of the longest's. */
  readonly maseShortSeason: number;
  readonly mae: number;
  readonly rmse: number;
  readonly mape: number;
  readonly smape: number;
  readonly bias: number;
  readonly n: number;
}

export interface HorizonFigures {
  readonly horizon: number;
  readonly mae: number;
  readonly coverage80: number;
  readonly n: number;
}

export interface Summary extends Figures {
  readonly pinball: number;
  readonly coverage80: number;
  readonly meanWidth80: number;
  readonly naive: { readonly longestSeason: Figures; readonly shortestSeason: Figures };
  /** 1 minus MAE over the better naive's MAE. */
  readonly skill: number;
  readonly byHorizon: readonly HorizonFigures[];
}

/** The figures of a rolling evaluation over all origins and steps whose truth is known. */
export const summarise = (results: readonly EvaluatedOrigin[]): Summary => {
  const actual = join(results, (one) => one.actual);
  const point = join(results, (one) => one.point);
  const lower = join(results, (one) => one.lower80);
  const upper = join(results, (one) => one.upper80);
  const own = figures(results, (one) => one.point);
  const longestSeason = figures(results, (one) => one.naive.longest);
  const shortestSeason = figures(results, (one) => one.naive.shortest);
  const horizon = results[0]?.point.length ?? 0;
  return {
    ...own,
    pinball:
      (pinball(actual, lower, 0.1) + pinball(actual, point, 0.5) + pinball(actual, upper, 0.9)) / 3,
    coverage80: coverage(actual, lower, upper),
    meanWidth80: meanWidth(lower, upper),
    naive: { longestSeason, shortestSeason },
    skill: 1 - own.mae / Math.min(longestSeason.mae, shortestSeason.mae),
    byHorizon: Array.from({ length: horizon }, (_, h) => {
      const at = (pick: (one: EvaluatedOrigin) => Float64Array) =>
        Float64Array.from(results, (one) => pick(one)[h] as number);
      const truth = at((one) => one.actual);
      const { mae, n } = pointErrors(
        truth,
        at((one) => one.point),
      );
      return {
        horizon: h + 1,
        mae,
        n,
        coverage80: coverage(
          truth,
          at((one) => one.lower80),
          at((one) => one.upper80),
        ),
      };
    }),
  };
};

const figures = (
  results: readonly EvaluatedOrigin[],
  pick: (one: EvaluatedOrigin) => Float64Array,
): Figures => {
  const { n, mae, rmse, mape, smape, bias } = pointErrors(
    join(results, (one) => one.actual),
    join(results, pick),
  );
  return {
    mase: meanScaled(results, pick, 'longest'),
    maseShortSeason: meanScaled(results, pick, 'shortest'),
    mae,
    rmse,
    mape,
    smape,
    bias,
    n,
  };
};

/** Each absolute error over the scale of its own training data, then the mean of all. */
const meanScaled = (
  results: readonly EvaluatedOrigin[],
  pick: (one: EvaluatedOrigin) => Float64Array,
  season: 'longest' | 'shortest',
): number => {
  let sum = 0;
  let count = 0;
  for (const one of results) {
    const scale = one.scale[season];
    if (!(scale > 0)) continue;
    pick(one).forEach((value, h) => {
      const error = Math.abs((one.actual[h] as number) - value);
      if (Number.isNaN(error)) return;
      sum += error / scale;
      count++;
    });
  }
  return sum / count;
};

const join = (
  results: readonly EvaluatedOrigin[],
  pick: (one: EvaluatedOrigin) => Float64Array,
): Float64Array => {
  const length = results.reduce((sum, one) => sum + pick(one).length, 0);
  const all = new Float64Array(length);
  let place = 0;
  for (const one of results) {
    all.set(pick(one), place);
    place += pick(one).length;
  }
  return all;
};
