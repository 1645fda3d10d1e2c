import { bytePlace } from './bin-features.ts';
import type { FeatureBins } from './feature-bins.ts';
import { findSplit } from './find-split.ts';
import type { Histogram, HistogramTable } from './histogram.ts';
import type { Packing } from './pack-hessians.ts';
import { fillRightTable, partitionRows } from './partition-rows.ts';
import { outputOf, type Split, type SplitRules } from './split.ts';
import { bySet, missingLeft, type TreeWriter } from './trees.ts';

export interface GrowRules extends SplitRules {
  readonly maxLeafNodes: number;
  readonly maxDepth: number;
}

export interface Leaf {
  readonly node: number;
  /** Its rows are `rows[start..end)`. */
  readonly start: number;
  readonly end: number;
  readonly output: number;
  readonly gradient: number;
  readonly hessian: number;
}

export interface TreeGrower {
  /**
   * Grows a tree best leaf first (Shi 2007) from the first `count` rows of the table and reorders
   * them so that those of a leaf are together.
   *
   * @param active 1 for each feature that may be split on
   */
  grow(count: number, packing: Packing, active: Uint8Array, writer: TreeWriter): Leaf[];
}

interface OpenLeaf extends Leaf {
  readonly depth: number;
  readonly count: number;
  readonly lower: number;
  readonly upper: number;
  histogram: Histogram | undefined;
  split: Split | undefined;
}

export const createTreeGrower = (table: HistogramTable, rules: GrowRules): TreeGrower => {
  const { binned, pairs } = table;
  const spare = [...table.histograms];
  const moved = new Int32Array(binned.rows);
  const goesRight = new Uint8Array(256);
  const giveBack = (leaf: OpenLeaf) => {
    if (leaf.histogram) spare.push(leaf.histogram);
    leaf.histogram = undefined;
  };
  const maySplit = ({ count, hessian, depth }: OpenLeaf): boolean =>
    count >= 2 * rules.minSamplesLeaf && hessian >= 2 * rules.minHessian && depth < rules.maxDepth;

  const grow: TreeGrower['grow'] = (count, packing, active, writer) => {
    const rows = table.rows.subarray(0, count);
    const groups = groupsOf(active);
    const fill = (leaf: OpenLeaf) => {
      const out = spare.pop();
      if (!out) throw new Error('No histogram is free');
      const { start, end } = leaf;
      table.fill(out, start, end, end - start === binned.rows, groups);
      leaf.histogram = out;
    };
    const open: OpenLeaf[] = [];
    const closed: Leaf[] = [];
    /** Finds a split for a leaf, or closes it. */
    const settle = (leaf: OpenLeaf) => {
      if (leaf.histogram && maySplit(leaf)) {
        const split = findSplit(binned, leaf.histogram, packing, rules, leaf, active);
        if (split.feature >= 0) {
          leaf.split = split;
          insertByGain(open, leaf);
          return;
        }
      }
      giveBack(leaf);
      closed.push(leaf);
    };
    const root = sumRoot(writer.beginTree(), rows, pairs, packing, rules);
    if (maySplit(root)) fill(root);
    settle(root);
    while (open.length > 0) {
      const leaf = open.pop() as OpenLeaf;
      const split = leaf.split as Split;
      const feature = binned.features[split.feature] as FeatureBins;
      const child = writeSplit(writer, leaf.node, split, feature);
      fillRightTable(goesRight, split, feature.bins);
      const place = bytePlace(split.feature, binned.rows);
      const middle = partitionRows(
        binned.bytes,
        place,
        goesRight,
        rows,
        leaf.start,
        leaf.end,
        moved,
      );
      const [left, right] = openChildren(leaf, split, child, middle, rules);
      const lastSplit = open.length + closed.length + 2 >= rules.maxLeafNodes;
      if (!lastSplit && (maySplit(left) || maySplit(right))) {
        const [small, large] = left.count <= right.count ? [left, right] : [right, left];
        fill(small);
        if (leaf.histogram) {
          table.subtract(leaf.histogram, small.histogram as Histogram);
          large.histogram = leaf.histogram;
          leaf.histogram = undefined;
        } else fill(large);
      }
      giveBack(leaf);
      settle(left);
      settle(right);
      // Two must be free for the next split: the leaves that gain least are counted anew later.
      for (let k = 0; spare.length < 2 && k < open.length; k++) giveBack(open[k] as OpenLeaf);
      if (lastSplit) {
        for (const rest of open) giveBack(rest);
        closed.push(...open);
        break;
      }
    }
    return closed;
  };
  return { grow };
};

const sumRoot = (
  node: number,
  rows: Int32Array,
  pairs: Float64Array,
  { inverse, perRow }: Packing,
  { l2 }: GrowRules,
): OpenLeaf => {
  let gradient = 0;
  let packed = 0;
  for (let i = 0; i < rows.length; i++) {
    const at = 2 * (rows[i] as number);
    gradient += pairs[at] as number;
    packed += pairs[at + 1] as number;
  }
  const count = Math.floor(packed * inverse);
  const hessian = packed - count * perRow;
  const lower = Number.NEGATIVE_INFINITY;
  const upper = Number.POSITIVE_INFINITY;
  const output = outputOf(gradient, hessian, l2, lower, upper);
  const sums = { gradient, hessian, count, lower, upper, output };
  return {
    node,
    start: 0,
    end: rows.length,
    depth: 0,
    ...sums,
    histogram: undefined,
    split: undefined,
  };
};

const openChildren = (
  leaf: OpenLeaf,
  split: Split,
  child: number,
  middle: number,
  { l2, monotone }: GrowRules,
): [OpenLeaf, OpenLeaf] => {
  const { lower, upper, depth } = leaf;
  const { leftGradient, leftHessian, leftCount } = split;
  const gradient = leaf.gradient - leftGradient;
  const hessian = leaf.hessian - leftHessian;
  const leftOutput = outputOf(leftGradient, leftHessian, l2, lower, upper);
  const output = outputOf(gradient, hessian, l2, lower, upper);
  const direction = monotone?.[split.feature] ?? 0;
  const between = (leftOutput + output) / 2;
  const left: OpenLeaf = {
    node: child,
    start: leaf.start,
    end: middle,
    depth: depth + 1,
    count: leftCount,
    gradient: leftGradient,
    hessian: leftHessian,
    output: leftOutput,
    lower: direction < 0 ? between : lower,
    upper: direction > 0 ? between : upper,
    histogram: undefined,
    split: undefined,
  };
  const right: OpenLeaf = {
    node: child + 1,
    start: middle,
    end: leaf.end,
    depth: depth + 1,
    count: leaf.count - leftCount,
    gradient,
    hessian,
    output,
    lower: direction > 0 ? between : lower,
    upper: direction < 0 ? between : upper,
    histogram: undefined,
    split: undefined,
  };
  return [left, right];
};

const writeSplit = (
  writer: TreeWriter,
  node: number,
  split: Split,
  { edges }: FeatureBins,
): number => {
  const child = writer.add(2);
  const { open } = writer;
  open.feature[node] = split.feature;
  open.left[node] = child;
  open.gain[node] = split.gain;
  open.flags[node] = (split.missingLeft ? missingLeft : 0) + (split.set ? bySet : 0);
  open.value[node] = split.set
    ? writer.addSet(split.set)
    : (edges[split.bin] ?? Number.POSITIVE_INFINITY);
  return child;
};

const insertByGain = (open: OpenLeaf[], leaf: OpenLeaf) => {
  const gain = leaf.split?.gain ?? 0;
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((open[middle]?.split?.gain ?? 0) < gain) low = middle + 1;
    else high = middle;
  }
  open.splice(low, 0, leaf);
};

const groupsOf = (active: Uint8Array): Uint8Array => {
  const groups = new Uint8Array(Math.ceil(active.length / 4));
  for (let f = 0; f < active.length; f++) if (active[f]) groups[f >> 2] = 1;
  return groups;
};
