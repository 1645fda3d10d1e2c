import type { Trees } from './trees.ts';
import { nextNode } from './walk-trees.ts';

/** How much each feature moved one prediction away from the expected one. */
export interface Contributions {
  /** What the model predicts when nothing is known of the row. */
  readonly expected: number;
  /** Shapley values: with `expected` they add up to the prediction. */
  readonly byFeature: Float64Array;
}

/**
 * Exact Shapley values of a sum of trees for one encoded row, where a feature that is left out sends
 * the row both ways by the training rows' share (TreeSHAP, path-dependent; Lundberg et al. 2020,
 * algorithm 2). Trees `from`, `from + step`, ... below the last take part.
 */
export const explainRow = (
  trees: Trees,
  row: Float64Array,
  from: number,
  step: number,
): Contributions => {
  const byFeature = new Float64Array(row.length);
  let expected = 0;
  for (let tree = from; tree < trees.roots.length; tree += step) {
    const root = trees.roots[tree] as number;
    expected += expectedOutput(trees, root);
    const depth = depthBelow(trees, root) + 2;
    const path: Path = {
      feature: new Int32Array(depth * depth),
      zero: new Float64Array(depth * depth),
      one: new Float64Array(depth * depth),
      weight: new Float64Array(depth * depth),
      stride: depth,
    };
    walk(trees, row, byFeature, path, root, 0, 0, 1, 1, -1);
  }
  return { expected, byFeature };
};

/** Mean output of the leaves below a node, by the training rows that came to each. */
export const expectedOutput = (trees: Trees, node: number): number => {
  if ((trees.feature[node] as number) < 0) return trees.value[node] as number;
  const left = trees.left[node] as number;
  const share = leftShare(trees, node);
  return share * expectedOutput(trees, left) + (1 - share) * expectedOutput(trees, left + 1);
};

/** Share of a split's training rows that went left. */
export const leftShare = ({ cover, left }: Trees, node: number): number => {
  const child = left[node] as number;
  const whole = (cover[child] as number) + (cover[child + 1] as number);
  return whole > 0 ? (cover[child] as number) / whole : 0.5;
};

/**
 * The features on the way to a node. For each: the share of rows that passes when it is left out,
 * whether this row passes, and the weight of the subsets of each size. Each depth has its own copy.
 */
interface Path {
  readonly feature: Int32Array;
  readonly zero: Float64Array;
  readonly one: Float64Array;
  readonly weight: Float64Array;
  readonly stride: number;
}

const walk = (
  trees: Trees,
  row: Float64Array,
  out: Float64Array,
  path: Path,
  node: number,
  depth: number,
  length: number,
  zero: number,
  one: number,
  feature: number,
) => {
  const base = depth * path.stride;
  if (depth > 0) copyPath(path, base - path.stride, base, length);
  extend(path, base, length, zero, one, feature);
  const split = trees.feature[node] as number;
  if (split < 0) {
    const output = trees.value[node] as number;
    for (let k = 1; k <= length; k++) {
      const at = base + k;
      const f = path.feature[at] as number;
      const share = (path.one[at] as number) - (path.zero[at] as number);
      out[f] = (out[f] as number) + unwoundSum(path, base, length, k) * share * output;
    }
    return;
  }
  const left = trees.left[node] as number;
  const hot = nextNode(trees, node, row, 0);
  const toLeft = leftShare(trees, node);
  let ownZero = 1;
  let ownOne = 1;
  let kept = length;
  for (let k = 1; k <= length; k++) {
    if (path.feature[base + k] !== split) continue;
    ownZero = path.zero[base + k] as number;
    ownOne = path.one[base + k] as number;
    unwind(path, base, length, k);
    kept = length - 1;
    break;
  }
  for (let side = 0; side < 2; side++) {
    const child = left + side;
    const childZero = ownZero * (side === 0 ? toLeft : 1 - toLeft);
    const childOne = child === hot ? ownOne : 0;
    if (childZero === 0 && childOne === 0) continue;
    walk(trees, row, out, path, child, depth + 1, kept + 1, childZero, childOne, split);
  }
};

const copyPath = (path: Path, from: number, to: number, length: number) => {
  path.feature.copyWithin(to, from, from + length);
  path.zero.copyWithin(to, from, from + length);
  path.one.copyWithin(to, from, from + length);
  path.weight.copyWithin(to, from, from + length);
};

const extend = (
  { feature, zero, one, weight }: Path,
  base: number,
  length: number,
  ownZero: number,
  ownOne: number,
  own: number,
) => {
  feature[base + length] = own;
  zero[base + length] = ownZero;
  one[base + length] = ownOne;
  weight[base + length] = length === 0 ? 1 : 0;
  for (let i = length - 1; i >= 0; i--) {
    const here = weight[base + i] as number;
    weight[base + i + 1] =
      (weight[base + i + 1] as number) + (ownOne * here * (i + 1)) / (length + 1);
    weight[base + i] = (ownZero * here * (length - i)) / (length + 1);
  }
};

/** Takes the feature at place `k` out of the path. */
const unwind = ({ feature, zero, one, weight }: Path, base: number, length: number, k: number) => {
  const ownZero = zero[base + k] as number;
  const ownOne = one[base + k] as number;
  let next = weight[base + length] as number;
  for (let i = length - 1; i >= 0; i--) {
    const here = weight[base + i] as number;
    if (ownOne !== 0) {
      const own = (next * (length + 1)) / ((i + 1) * ownOne);
      next = here - (own * ownZero * (length - i)) / (length + 1);
      weight[base + i] = own;
    } else weight[base + i] = (here * (length + 1)) / (ownZero * (length - i));
  }
  for (let i = k; i < length; i++) {
    feature[base + i] = feature[base + i + 1] as number;
    zero[base + i] = zero[base + i + 1] as number;
    one[base + i] = one[base + i + 1] as number;
  }
};

/** Sum of the weights of a path without the feature at place `k`. */
const unwoundSum = (
  { zero, one, weight }: Path,
  base: number,
  length: number,
  k: number,
): number => {
  const ownZero = zero[base + k] as number;
  const ownOne = one[base + k] as number;
  let next = weight[base + length] as number;
  let sum = 0;
  for (let i = length - 1; i >= 0; i--) {
    const here = weight[base + i] as number;
    if (ownOne !== 0) {
      const own = (next * (length + 1)) / ((i + 1) * ownOne);
      sum += own;
      next = here - (own * ownZero * (length - i)) / (length + 1);
    } else sum += (here * (length + 1)) / (ownZero * (length - i));
  }
  return sum;
};

const depthBelow = (trees: Trees, node: number): number => {
  if ((trees.feature[node] as number) < 0) return 0;
  const left = trees.left[node] as number;
  return 1 + Math.max(depthBelow(trees, left), depthBelow(trees, left + 1));
};
