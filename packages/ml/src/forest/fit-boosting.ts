import { createRandom } from '../numeric/index.ts';
import { learnAllBins } from './bin-features.ts';
import { type Boosting, createBoosting } from './boosting.ts';
import { type BoostingInput, boostingDefaults, checkOptions } from './boosting-options.ts';
import { drawFeatures, drawRows } from './draw-sample.ts';
import { createTreeGrower } from './grow-tree.ts';
import { createHistogramTable } from './histogram.ts';
import { addLeaves, fillCovers, setOutputs } from './leaf-outputs.ts';
import { lossOf } from './loss/index.ts';
import { orderLeaves } from './order-leaves.ts';
import { countPacking, packHessians } from './pack-hessians.ts';
import { splitValidation } from './split-validation.ts';
import { checkTable, flagsOf } from './training-table.ts';
import { createTreeWriter } from './trees.ts';
import { addTrees } from './walk-trees.ts';
import { watchLoss } from './watch-loss.ts';

/**
 * Gradient boosted trees on binned features (Friedman 2001; Chen and Guestrin 2016; Ke et al. 2017).
 * The same input and seed give the same model. Throws a RangeError for a table or option that cannot
 * be used, naming the row or feature.
 */
export const fitBoosting = (input: BoostingInput): Boosting => {
  const options = { ...boostingDefaults, ...input };
  checkTable(input);
  checkOptions(options);
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
      const taken = drawRows(rows, options.rowShare, random);
      const all = taken.length === rows.length;
      if (options.featureShare < 1) drawFeatures(active, options.featureShare, random);
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

const weigh = (pairs: Float64Array, weights: Float64Array) => {
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    pairs[2 * i] = (pairs[2 * i] as number) * weight;
    pairs[2 * i + 1] = (pairs[2 * i + 1] as number) * weight;
  }
};
