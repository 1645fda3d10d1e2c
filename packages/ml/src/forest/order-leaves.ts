import type { Trees } from './trees.ts';

/** Makes leaves that were fitted anew rise or fall with the features that must. */
export const orderLeaves = (trees: Trees, root: number, monotone: Int8Array): void => {
  const feature = trees.feature[root] as number;
  if (feature < 0) return;
  const left = trees.left[root] as number;
  const direction = monotone[feature] as number;
  if (direction !== 0) {
    const middle = (meanOfLeaves(trees, left) + meanOfLeaves(trees, left + 1)) / 2;
    limit(trees, left, -direction, middle);
    limit(trees, left + 1, direction, middle);
  }
  orderLeaves(trees, left, monotone);
  orderLeaves(trees, left + 1, monotone);
};

/** Leaves below `node` become at least (side 1) or at most (side -1) `bound`. */
const limit = (trees: Trees, node: number, side: number, bound: number) => {
  if ((trees.feature[node] as number) < 0) {
    const value = trees.value[node] as number;
    trees.value[node] = side > 0 ? Math.max(value, bound) : Math.min(value, bound);
    return;
  }
  const left = trees.left[node] as number;
  limit(trees, left, side, bound);
  limit(trees, left + 1, side, bound);
};

const meanOfLeaves = (trees: Trees, node: number): number => {
  if ((trees.feature[node] as number) < 0) return trees.value[node] as number;
  const left = trees.left[node] as number;
  return (meanOfLeaves(trees, left) + meanOfLeaves(trees, left + 1)) / 2;
};
