import { createRandom, type Random } from '../numeric/index.ts';
import { learnAllBins } from './bin-features.ts';
import { type Boosting, createBoosting } from './boosting.ts';
import { type BoostingInput, type BoostingOptions, boostingDefaults } from './boosting-options.ts';
import type { FeatureBins } from './feature-bins.ts';
import { createTreeGrower, type Leaf } from './grow-tree.ts';
import { createHistogramTable } from './histogram.ts';
import { type Loss, lossOf } from './loss/index.ts';
import { orderLeaves } from './order-leaves.ts';
import { countPacking, packHessians } from './pack-hessians.ts';
import { splitValidation } from './split-validation.ts';
import { checkTable, flagsOf, type TrainingTable } from './training-table.ts';
import { createTreeWriter, type TreeWriter } from './trees.ts';
import { addTrees } from './walk-trees.ts';

/**
 * Gradient boosted trees on binned features (Friedman 2001; Chen and Guestrin 2016; Ke et al. 2017).
 * The same input and seed give the same model. Throws a RangeError for a table or option that cannot
 * be used, naming the row or feature.
 */
export const fitBoosting = (input: BoostingInput): Boosting => {
  const options = { ...boostingDefaults, ...input };
  checkTable(input);
  const classes = options.classes ?? classesOf(input.target);
  const loss = lossOf(options.loss, options.quantile, classes);
  loss.check(input.target);
  const width = input.features.length;
  const categorical = flagsOf(options.categorical, width);
  const monotone = options.monotone && monotoneOf(options.monotone, categorical, width);
  const { training, validation } = splitValidation(input, options.validation, options.seed);
  const { target, weights, features } = training;
  if (validation) loss.check(validation.target);
  const bins = learnAllBins(features, {
    maxBins: options.maxBins,
    categorical,
    seed: options.seed,
  });
  const mostLeaves = Math.ceil(target.length / Math.max(1, options.minSamplesLeaf));
  const table = createHistogramTable(features, bins, Math.min(options.maxLeafNodes, mostLeaves));
  const { pairs, rows } = table;
  const grower = createTreeGrower(table, {
    l2: options.l2,
    minSamplesLeaf: options.minSamplesLeaf,
    minHessian: options.minHessian,
    minGain: options.minGain,
    maxLeafNodes: options.maxLeafNodes,
    maxDepth: options.maxDepth,
    ...(monotone && { monotone }),
  });
  const start = loss.start(target, weights);
  const raw = Array.from(start, (first) => new Float64Array(target.length).fill(first));
  const writer = createTreeWriter();
  const watch = validation && watchLoss(loss, start, bins, validation, options);
  const random = createRandom(options.seed);
  const active = new Uint8Array(width).fill(1);
  let iterations = 0;
  while (iterations < options.maxIterations) {
    loss.prepare?.(raw);
    for (let output = 0; output < loss.outputs; output++) {
      loss.gradients(target, raw, output, pairs);
      if (weights) weigh(pairs, weights);
      const packing = loss.constantHessian && !weights ? countPacking : packHessians(pairs);
      const taken = takeSample(rows, options.rowShare, random);
      const all = taken.length === rows.length;
      if (options.featureShare < 1) chooseFeatures(active, options.featureShare, random);
      const tree = writer.nodes;
      const leaves = grower.grow(taken.length, packing, active, writer);
      const scores = raw[output] as Float64Array;
      setOutputs(leaves, taken, loss, training, scores, options.learningRate, writer);
      if (loss.refit && monotone) orderLeaves(writer.open, tree, monotone);
      fillCovers(writer, tree, leaves, taken, weights);
      if (all) addLeaves(leaves, taken, scores, writer.open.value);
      else {
        const last = iterations * loss.outputs + output;
        addTrees(writer.open, bins, features, scores, last, last + 1, 1);
      }
    }
    iterations++;
    if (watch?.stopsAfter(writer, iterations)) break;
  }
  const kept = watch?.best() ?? iterations;
  return createBoosting({
    loss: options.loss,
    start,
    encodings: bins,
    trees: writer.close(kept * loss.outputs),
  });
};

const classesOf = (target: Float64Array): number => {
  let most = 0;
  for (let i = 0; i < target.length; i++) most = Math.max(most, target[i] as number);
  return Math.max(2, Math.floor(most) + 1);
};

const monotoneOf = (
  directions: readonly number[],
  categorical: Uint8Array,
  width: number,
): Int8Array => {
  if (directions.length !== width) {
    throw new RangeError(
      `There are ${directions.length} monotone directions for ${width} features`,
    );
  }
  return Int8Array.from(directions, (direction, f) => {
    if (direction !== 0 && direction !== 1 && direction !== -1) {
      throw new RangeError(`Monotone direction ${direction} of feature ${f} is not -1, 0 or 1`);
    }
    if (direction !== 0 && categorical[f]) {
      throw new RangeError(`Feature ${f} is categorical and cannot be monotone`);
    }
    return direction;
  });
};

/** Follows the loss on rows that are not learnt from. */
const watchLoss = (
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

const weigh = (pairs: Float64Array, weights: Float64Array) => {
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    pairs[2 * i] = (pairs[2 * i] as number) * weight;
    pairs[2 * i + 1] = (pairs[2 * i + 1] as number) * weight;
  }
};

/** Fills `rows` with a share of all rows, ascending, without repeats; returns the part in use. */
const takeSample = (rows: Int32Array, share: number, random: Random): Int32Array => {
  if (share >= 1) {
    for (let i = 0; i < rows.length; i++) rows[i] = i;
    return rows;
  }
  let wanted = Math.max(1, Math.round(share * rows.length));
  let taken = 0;
  for (let i = 0; wanted > 0; i++) {
    if (random.next() * (rows.length - i) >= wanted) continue;
    rows[taken++] = i;
    wanted--;
  }
  return rows.subarray(0, taken);
};

const chooseFeatures = (active: Uint8Array, share: number, random: Random) => {
  let wanted = Math.max(1, Math.round(share * active.length));
  for (let f = 0; f < active.length; f++) {
    const taken = random.next() * (active.length - f) < wanted;
    active[f] = taken ? 1 : 0;
    if (taken) wanted--;
  }
};

const setOutputs = (
  leaves: readonly Leaf[],
  rows: Int32Array,
  loss: Loss,
  { target, weights }: TrainingTable,
  raw: Float64Array,
  learningRate: number,
  { open }: TreeWriter,
) => {
  for (const { node, start, end, output } of leaves) {
    const best = loss.refit ? loss.refit(target, weights, raw, rows.subarray(start, end)) : output;
    open.value[node] = learningRate * best;
  }
};

const addLeaves = (
  leaves: readonly Leaf[],
  rows: Int32Array,
  raw: Float64Array,
  value: Float64Array,
) => {
  for (const { node, start, end } of leaves) {
    const output = value[node] as number;
    for (let i = start; i < end; i++) {
      const row = rows[i] as number;
      raw[row] = (raw[row] as number) + output;
    }
  }
};

const fillCovers = (
  { open, nodes }: TreeWriter,
  root: number,
  leaves: readonly Leaf[],
  rows: Int32Array,
  weights: Float64Array | undefined,
) => {
  for (const { node, start, end } of leaves) {
    let cover = end - start;
    if (weights) {
      cover = 0;
      for (let i = start; i < end; i++) cover += weights[rows[i] as number] as number;
    }
    open.cover[node] = cover;
  }
  for (let node = nodes - 1; node >= root; node--) {
    if ((open.feature[node] as number) < 0) continue;
    const left = open.left[node] as number;
    open.cover[node] = (open.cover[left] as number) + (open.cover[left + 1] as number);
  }
};
