import { type Boosting, fitBoosting } from '../forest/index.ts';
import type { TrainingRows } from './training-rows.ts';

export interface BoostedLags {
  readonly boosting: Boosting;
  predict(row: Float64Array): number;
}

export interface BoostedOptions {
  readonly rounds: number;
  readonly seed: number;
  /** Different truths among the rows: rows that share one are no independent evidence. */
  readonly truths: number;
}

/** Boosted trees on lag features, for the median of the target: MASE is an absolute error. */
export const fitBoostedLags = (
  { columns, target }: TrainingRows,
  { rounds, seed, truths }: BoostedOptions,
): BoostedLags => {
  const rows = target.length;
  const boosting = fitBoosting({
    features: columns,
    target,
    loss: 'quantile',
    maxIterations: Math.min(rounds, Math.max(30, Math.round(truths / 5))),
    learningRate: 0.07,
    maxLeafNodes: Math.max(4, Math.min(31, Math.round(truths / 40))),
    minSamplesLeaf: Math.max(20, Math.ceil(12 * Math.max(1, rows / truths))),
    maxBins: 127,
    rowShare: 1,
    featureShare: 0.4,
    l2: 1,
    seed,
  });
  return { boosting, predict: (row) => boosting.predictRow(row) };
};
