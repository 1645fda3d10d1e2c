import type { Histogram } from './histogram.ts';
import type { Packing } from './pack-hessians.ts';
import { type NodeSums, type Split, type SplitRules, score } from './split.ts';
import { setWords } from './trees.ts';

/** Least weight of a category to be split on, and the smoothing of its ratio, as in LightGBM. */
const support = 10;

/**
 * The best set of categories against the rest: sorted by gradient over hessian, the best set is a
 * run from one of the ends (Fisher 1958; Ke et al. 2017). Missing is a category of its own.
 */
export const findCategorySplit = (
  histogram: Histogram,
  first: number,
  bins: number,
  feature: number,
  { inverse, perRow }: Packing,
  { l2, minSamplesLeaf, minHessian }: SplitRules,
  node: NodeSums,
  best: Split,
): void => {
  const { gradient, hessian, count, lower, upper } = node;
  const weight = hessian > 0 ? count / hessian : 0;
  const used: Category[] = [];
  for (let bin = 0; bin <= bins; bin++) {
    const packed = histogram[2 * (first + bin) + 1] as number;
    if (packed === 0) continue;
    const rows = Math.floor(packed * inverse);
    const own = packed - rows * perRow;
    if (own * weight < Math.min(support, minSamplesLeaf)) continue;
    const slope = histogram[2 * (first + bin)] as number;
    used.push({ bin, rows, slope, own, ratio: slope / (own + support) });
  }
  if (used.length < 2) return;
  used.sort((a, b) => a.ratio - b.ratio || a.bin - b.bin);
  const half = (used.length + 1) >> 1;
  for (let end = 0; end < 2; end++) {
    let leftGradient = 0;
    let leftHessian = 0;
    let leftCount = 0;
    for (let k = 0; k < half; k++) {
      const category = used[end === 0 ? k : used.length - 1 - k] as Category;
      leftGradient += category.slope;
      leftHessian += category.own;
      leftCount += category.rows;
      if (leftCount < minSamplesLeaf || leftHessian < minHessian) continue;
      if (count - leftCount < minSamplesLeaf || hessian - leftHessian < minHessian) break;
      const gain =
        score(leftGradient, leftHessian, l2, lower, upper) +
        score(gradient - leftGradient, hessian - leftHessian, l2, lower, upper);
      if (gain <= best.gain) continue;
      const left = end === 0 ? used.slice(0, k + 1) : used.slice(used.length - 1 - k);
      const missingSeen = (histogram[2 * (first + bins) + 1] as number) > 0;
      best.gain = gain;
      best.feature = feature;
      best.set = setOf(left);
      best.missingLeft = missingSeen
        ? left.some(({ bin }) => bin === bins)
        : leftCount > count - leftCount;
      best.leftGradient = leftGradient;
      best.leftHessian = leftHessian;
      best.leftCount = leftCount;
    }
  }
};

interface Category {
  readonly bin: number;
  readonly rows: number;
  readonly slope: number;
  readonly own: number;
  readonly ratio: number;
}

const setOf = (categories: readonly Category[]): Int32Array => {
  const words = new Int32Array(setWords);
  for (const { bin } of categories)
    words[bin >> 5] = (words[bin >> 5] as number) | (1 << (bin & 31));
  return words;
};
