import { createRandom } from '../numeric/index.ts';
import { binFeatures, bytesOfBins, learnAllBins } from './bin-features.ts';
import { createForestGrower, type ForestLeaf } from './grow-forest-tree.ts';
import { mostProbable } from './most-probable.ts';
import { createForest, type OutOfBag, type RandomForest } from './random-forest.ts';
import { checkTable, flagsOf, type TrainingTable } from './training-table.ts';
import { createTreeWriter, type TreeWriter } from './trees.ts';

export interface ForestOptions {
  readonly task?: 'regression' | 'classification';
  /** Number of classes; else the largest target tells. */
  readonly classes?: number;
  readonly trees?: number;
  /** Share of the features that a split looks at; all for regression, the square root for classes. */
  readonly featureShare?: number;
  readonly minSamplesLeaf?: number;
  readonly maxDepth?: number;
  /** Bins of a feature, 2 to 255. */
  readonly maxBins?: number;
  /** Places of the features whose values are names; unknown ones count as missing. */
  readonly categorical?: readonly number[];
  readonly seed?: number;
}

/**
 * Random forest (Breiman 2001) on binned features: trees on bootstrap samples, the mean of which
 * predicts. Rows that a tree did not see tell the error to expect.
 */
export const fitForest = (input: TrainingTable & ForestOptions): RandomForest => {
  const { features, target, weights, task = 'regression', trees = 100, maxBins = 255 } = input;
  const { minSamplesLeaf = 1, maxDepth = Number.POSITIVE_INFINITY, seed = 1 } = input;
  checkTable(input);
  const classes = task === 'regression' ? 0 : (input.classes ?? countClasses(target));
  if (classes > 0) checkClasses(target, classes);
  const width = features.length;
  const share = input.featureShare ?? (classes > 0 ? Math.sqrt(width) / width : 1);
  const featuresPerSplit = Math.max(1, Math.floor(share * width + 1e-9));
  const random = createRandom(seed);
  const categorical = flagsOf(input.categorical ?? [], width);
  const bins = learnAllBins(features, { maxBins, categorical, seed });
  const binned = binFeatures(features, bins, new Uint8Array(bytesOfBins(width, target.length)));
  const rules = { minSamplesLeaf, maxDepth, featuresPerSplit };
  const grow = createForestGrower(binned, target, classes, rules, random);
  const writer = createTreeWriter();
  const outputs = classes > 2 ? classes : 1;
  const leafOutputs: number[] = [];
  const rows = target.length;
  const times = new Float64Array(rows);
  const inBag = new Int32Array(rows);
  const outOfBag = new Int32Array(rows);
  const seen = createOutOfBag(rows, outputs);
  for (let tree = 0; tree < trees; tree++) {
    times.fill(0);
    for (let i = 0; i < rows; i++) {
      const row = random.int(rows);
      times[row] = (times[row] as number) + 1;
    }
    let taken = 0;
    let left = 0;
    for (let row = 0; row < rows; row++) {
      if ((times[row] as number) === 0) outOfBag[left++] = row;
      else {
        inBag[taken++] = row;
        if (weights) times[row] = (times[row] as number) * (weights[row] as number);
      }
    }
    const mine = inBag.subarray(0, taken);
    const others = outOfBag.subarray(0, left);
    const root = writer.nodes;
    for (const leaf of grow(mine, others, times, writer)) {
      const output = meanOfLeaf(leaf, mine, times, target, outputs);
      seen.add(leaf, others, output);
      fillLeaf(writer, leaf, mine, times, output, trees, leafOutputs);
    }
    sumCovers(writer, root);
  }
  return createForest({
    classes,
    encodings: binned.features,
    trees: writer.close(),
    leafOutputs: Float64Array.from(leafOutputs),
    outOfBag: seen.close(target, classes),
  });
};

const countClasses = (target: Float64Array): number =>
  Math.max(2, 1 + target.reduce((most, value) => Math.max(most, value), 0));

const checkClasses = (target: Float64Array, classes: number) => {
  const row = target.findIndex(
    (value) => !(Number.isInteger(value) && value >= 0 && value < classes),
  );
  if (row >= 0) {
    throw new RangeError(
      `Target ${target[row]} in row ${row} is not a class from 0 to ${classes - 1}`,
    );
  }
};

const meanOfLeaf = (
  { start, end }: ForestLeaf,
  rows: Int32Array,
  weights: Float64Array,
  target: Float64Array,
  outputs: number,
): Float64Array => {
  const sums = new Float64Array(outputs);
  let total = 0;
  for (let i = start; i < end; i++) {
    const row = rows[i] as number;
    const weight = weights[row] as number;
    const output = outputs === 1 ? 0 : (target[row] as number);
    total += weight;
    sums[output] =
      (sums[output] as number) + weight * (outputs === 1 ? (target[row] as number) : 1);
  }
  return total > 0 ? sums.map((sum) => sum / total) : sums;
};

/** Leaves hold their share of the mean over all trees, so that the trees add up to the prediction. */
const fillLeaf = (
  { open }: TreeWriter,
  { node, start, end }: ForestLeaf,
  rows: Int32Array,
  weights: Float64Array,
  output: Float64Array,
  trees: number,
  leafOutputs: number[],
) => {
  let cover = 0;
  for (let i = start; i < end; i++) cover += weights[rows[i] as number] as number;
  open.cover[node] = cover;
  if (output.length === 1) open.value[node] = (output[0] as number) / trees;
  else {
    open.value[node] = leafOutputs.length / output.length;
    for (const share of output) leafOutputs.push(share / trees);
  }
};

const sumCovers = ({ open, nodes }: TreeWriter, root: number) => {
  for (let node = nodes - 1; node >= root; node--) {
    if ((open.feature[node] as number) < 0) continue;
    const left = open.left[node] as number;
    open.cover[node] = (open.cover[left] as number) + (open.cover[left + 1] as number);
  }
};

const createOutOfBag = (rows: number, outputs: number) => {
  const times = new Int32Array(rows);
  const sums = Array.from({ length: outputs }, () => new Float64Array(rows));
  return {
    add: ({ othersStart, othersEnd }: ForestLeaf, others: Int32Array, output: Float64Array) => {
      for (let i = othersStart; i < othersEnd; i++) {
        const row = others[i] as number;
        times[row] = (times[row] as number) + 1;
        for (let k = 0; k < outputs; k++) {
          const sum = sums[k] as Float64Array;
          sum[row] = (sum[row] as number) + (output[k] as number);
        }
      }
    },
    close: (target: Float64Array, classes: number): OutOfBag => {
      const means = sums.map((sum) => sum.map((value, row) => value / (times[row] as number)));
      const [first = new Float64Array(0)] = means;
      const shares = outputs > 1 ? means : [first.map((share) => 1 - share), first];
      const predicted = classes > 0 ? mostProbable(shares) : first;
      let error = 0;
      let counted = 0;
      for (let row = 0; row < rows; row++) {
        if ((times[row] as number) === 0) continue;
        counted++;
        const actual = target[row] as number;
        const own = predicted[row] as number;
        error += classes === 0 ? (own - actual) ** 2 : Number(own !== actual);
      }
      return { outputs: means, error: error / counted };
    },
  };
};
