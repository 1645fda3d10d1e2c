import type { Leaf } from './grow-tree.ts';
import type { Loss } from './loss/index.ts';
import type { TrainingTable } from './training-table.ts';
import type { TreeWriter } from './trees.ts';

/** Writes the output of each leaf: its Newton step, or what its loss fits anew. */
export const setOutputs = (
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

/** Adds the outputs of leaves to the raw scores of their rows. */
export const addLeaves = (
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

/** Writes the weight of the rows below each node of the last tree. */
export const fillCovers = (
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
