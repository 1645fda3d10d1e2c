import { createRandom } from '../numeric/index.ts';

/** A fold (0 to folds - 1) for each row, such that every class is spread evenly over the folds. */
export const assignFolds = (labels: ArrayLike<number>, folds: number, seed: number): Int32Array => {
  const order = Int32Array.from({ length: labels.length }, (_, i) => i);
  createRandom(seed).shuffle(order);
  const next = new Map<number, number>();
  const assigned = new Int32Array(labels.length);
  for (const row of order) {
    const label = labels[row] as number;
    // Classes begin at different folds, lest all small ones fall together.
    const fold = next.get(label) ?? label % folds;
    assigned[row] = fold;
    next.set(label, (fold + 1) % folds);
  }
  return assigned;
};
