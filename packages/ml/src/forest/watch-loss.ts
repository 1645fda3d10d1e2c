import type { BoostingOptions } from './boosting-options.ts';
import type { FeatureBins } from './feature-bins.ts';
import type { Loss } from './loss/index.ts';
import type { TrainingTable } from './training-table.ts';
import type { TreeWriter } from './trees.ts';
import { addTrees } from './walk-trees.ts';

/** Follows the loss on rows that are not learnt from. */
export const watchLoss = (
  loss: Loss,
  start: Float64Array,
  bins: readonly FeatureBins[],
  validation: TrainingTable,
  { patience, tolerance }: Required<Pick<BoostingOptions, 'patience' | 'tolerance'>>,
) => {
  const { target, weights } = validation;
  const raw = Array.from(start, (first) => new Float64Array(target.length).fill(first));
  let least = loss.mean(target, weights, raw);
  let leastAt = 0;
  return {
    stopsAfter: ({ open }: TreeWriter, iterations: number): boolean => {
      raw.forEach((scores, output) => {
        const tree = (iterations - 1) * loss.outputs + output;
        addTrees(open, bins, validation.features, scores, tree, tree + 1, 1);
      });
      const now = loss.mean(target, weights, raw);
      if (now < least - tolerance) {
        least = now;
        leastAt = iterations;
      }
      return iterations - leastAt >= patience;
    },
    best: () => leastAt,
  };
};
