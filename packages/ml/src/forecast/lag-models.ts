import { createRandom } from '../numeric/index.ts';
import { type BoostedLags, fitBoostedLags } from './boosted-lags.ts';
import type { FeatureSet } from './lag-features.ts';
import { applyLinearLags, fitLinearLags, type LinearLags } from './linear-lags.ts';
import { drawTrainingRows, type RowSource } from './training-rows.ts';

/** The models that learn from the lags of all series at once. */
export interface LagModels {
  /** They learnt from values before this step. */
  readonly at: number;
  readonly linear: LinearLags;
  readonly boosted: BoostedLags;
}

/** In the order of `lagPoints`. */
export const lagModelNames = ['profile', 'linear', 'boosted'] as const;

export interface LagModelOptions {
  readonly at: number;
  readonly horizon: number;
  readonly maxRows: number;
  readonly rounds: number;
  readonly halfLife: number;
  readonly seed: number;
}

/** @throws RangeError when no row can be drawn: all that is left is too short or missing */
export const fitLagModels = (
  sources: readonly RowSource[],
  { at, horizon, maxRows, rounds, halfLife, seed }: LagModelOptions,
): LagModels => {
  const [first] = sources;
  if (!first) throw new RangeError('There is no series to learn from');
  const rows = drawTrainingRows(sources, {
    horizon,
    maxRows,
    halfLife,
    random: createRandom(seed + at),
  });
  const truths = sources.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
  return {
    at,
    linear: fitLinearLags(rows, first.features, horizon, truths),
    boosted: fitBoostedLags(rows, { rounds, seed, truths }),
  };
};

/** Forecasts of profile, linear and boosted model for each step ahead. */
export const lagPoints = (
  { linear, boosted }: Pick<LagModels, 'linear' | 'boosted'>,
  set: FeatureSet,
  origin: number,
  horizon: number,
  floor: number,
): Float64Array[] => {
  const row = new Float64Array(set.names.length);
  const cells = new Float64Array(linear.coefficients.length);
  const points = lagModelNames.map(() => new Float64Array(horizon));
  const [profile, straight, trees] = points as [Float64Array, Float64Array, Float64Array];
  const { levels } = set.memory;
  const level = (levels[Math.min(1, levels.length - 1)] as Float64Array)[origin - 1] as number;
  const unit = set.unit(origin);
  for (let h = 1; h <= horizon; h++) {
    set.fill(origin, h, row);
    const base = set.base(origin, h);
    profile[h - 1] = Math.max(floor, base + levelKept * level);
    straight[h - 1] = Math.max(floor, base + unit * applyLinearLags(linear, row, h, cells));
    trees[h - 1] = Math.max(floor, base + unit * boosted.predict(row));
  }
  return points;
};

/** How much of the level of the last season the profile carries on. */
export const levelKept = 0.6;
