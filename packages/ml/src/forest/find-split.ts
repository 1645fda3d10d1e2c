import type { BinnedFeatures } from './bin-features.ts';
import { findCategorySplit } from './find-category-split.ts';
import type { Histogram } from './histogram.ts';
import type { Packing } from './pack-hessians.ts';
import { type NodeSums, outputOf, type Split, type SplitRules, score } from './split.ts';

/** Finds the split of a node that improves the second-order loss most (Chen and Guestrin 2016, 7). */
export const findSplit = (
  binned: BinnedFeatures,
  histogram: Histogram,
  packing: Packing,
  rules: SplitRules,
  node: NodeSums,
  active: Uint8Array,
): Split => {
  const best: Split = {
    gain: 0,
    feature: -1,
    bin: 0,
    missingLeft: false,
    set: undefined,
    leftGradient: 0,
    leftHessian: 0,
    leftCount: 0,
  };
  const parentScore = score(node.gradient, node.hessian, rules.l2, node.lower, node.upper);
  best.gain = parentScore + rules.minGain;
  const bounded =
    node.lower !== Number.NEGATIVE_INFINITY || node.upper !== Number.POSITIVE_INFINITY;
  for (let f = 0; f < binned.features.length; f++) {
    const feature = binned.features[f];
    if (active[f] === 0 || !feature) continue;
    const first = binned.firstBin[f] as number;
    const direction = rules.monotone?.[f] ?? 0;
    if (feature.categorical) {
      findCategorySplit(histogram, first, feature.bins, f, packing, rules, node, best);
    } else if (bounded || direction !== 0) {
      scanBounded(histogram, first, feature.bins, f, direction, packing, rules, node, best);
    } else scan(histogram, first, feature.bins, f, packing, rules, node, best);
  }
  best.gain -= parentScore;
  return best;
};

const scan = (
  histogram: Histogram,
  first: number,
  bins: number,
  feature: number,
  { inverse, perRow }: Packing,
  { l2, minSamplesLeaf, minHessian }: SplitRules,
  { gradient, hessian, count }: NodeSums,
  best: Split,
) => {
  const missingAt = 2 * (first + bins);
  const missingGradient = histogram[missingAt] as number;
  const missingPacked = histogram[missingAt + 1] as number;
  const last = missingPacked > 0 ? bins : bins - 1;
  const passes = missingPacked > 0 ? 2 : 1;
  for (let pass = 0; pass < passes; pass++) {
    let leftGradient = pass === 0 ? 0 : missingGradient;
    let leftPacked = pass === 0 ? 0 : missingPacked;
    for (let bin = 0; bin < last; bin++) {
      const at = 2 * (first + bin);
      const packed = histogram[at + 1] as number;
      if (packed === 0) continue;
      leftGradient += histogram[at] as number;
      leftPacked += packed;
      const leftCount = Math.floor(leftPacked * inverse);
      if (leftCount < minSamplesLeaf) continue;
      if (count - leftCount < minSamplesLeaf) break;
      const leftHessian = leftPacked - leftCount * perRow;
      const rightHessian = hessian - leftHessian;
      if (leftHessian < minHessian || rightHessian < minHessian) continue;
      const a = leftHessian + l2;
      const b = rightHessian + l2;
      const rightGradient = gradient - leftGradient;
      const gain = (leftGradient * leftGradient * b + rightGradient * rightGradient * a) / (a * b);
      if (gain > best.gain) {
        best.gain = gain;
        best.feature = feature;
        best.bin = bin;
        best.missingLeft = passes === 1 ? leftCount > count - leftCount : pass === 1;
        best.set = undefined;
        best.leftGradient = leftGradient;
        best.leftHessian = leftHessian;
        best.leftCount = leftCount;
      }
    }
  }
};

/** The same where outputs are bounded or must rise or fall with the feature. */
const scanBounded = (
  histogram: Histogram,
  first: number,
  bins: number,
  feature: number,
  direction: number,
  { inverse, perRow }: Packing,
  { l2, minSamplesLeaf, minHessian }: SplitRules,
  { gradient, hessian, count, lower, upper }: NodeSums,
  best: Split,
) => {
  const missingAt = 2 * (first + bins);
  const missingPacked = histogram[missingAt + 1] as number;
  const passes = missingPacked > 0 ? 2 : 1;
  const last = missingPacked > 0 ? bins : bins - 1;
  for (let pass = 0; pass < passes; pass++) {
    let leftGradient = pass === 0 ? 0 : (histogram[missingAt] as number);
    let leftPacked = pass === 0 ? 0 : missingPacked;
    for (let bin = 0; bin < last; bin++) {
      const at = 2 * (first + bin);
      const packed = histogram[at + 1] as number;
      if (packed === 0) continue;
      leftGradient += histogram[at] as number;
      leftPacked += packed;
      const leftCount = Math.floor(leftPacked * inverse);
      if (leftCount < minSamplesLeaf) continue;
      if (count - leftCount < minSamplesLeaf) break;
      const leftHessian = leftPacked - leftCount * perRow;
      const rightHessian = hessian - leftHessian;
      if (leftHessian < minHessian || rightHessian < minHessian) continue;
      const rightGradient = gradient - leftGradient;
      const left = outputOf(leftGradient, leftHessian, l2, lower, upper);
      const right = outputOf(rightGradient, rightHessian, l2, lower, upper);
      if (direction * (right - left) < 0) continue;
      const gain =
        -left * (2 * leftGradient + (leftHessian + l2) * left) -
        right * (2 * rightGradient + (rightHessian + l2) * right);
      if (gain > best.gain) {
        best.gain = gain;
        best.feature = feature;
        best.bin = bin;
        best.missingLeft = passes === 1 ? leftCount > count - leftCount : pass === 1;
        best.set = undefined;
        best.leftGradient = leftGradient;
        best.leftHessian = leftHessian;
        best.leftCount = leftCount;
      }
    }
  }
};
