import { createRandom, type Random } from '../numeric/index.ts';
import { readModelBytes, writeModelBytes } from './model-bytes.ts';
import { arraysOf, treesFrom } from './tree-arrays.ts';
import { createTreeWriter, missingLeft, type Trees, type TreeWriter } from './trees.ts';
import { type Ahead, prepareAhead } from './walk-ahead.ts';
import { addTrees, type Encoding, encodeRow, findLeaf } from './walk-trees.ts';

export interface IsolationOptions {
  readonly trees?: number;
  /** Rows of each tree, drawn without repeats. */
  readonly sampleRows?: number;
  readonly seed?: number;
}

/** Scores how alone rows are: near 1 an anomaly, at 0.5 or below nothing unusual. */
export interface IsolationForest {
  scores(features: readonly Float64Array[]): Float64Array;
  scoreRow(row: ArrayLike<number>): number;
  /** For `readIsolationForest`. */
  toBytes(): Uint8Array;
}

/**
 * Isolation forest (Liu, Ting and Zhou 2008): rows that few random splits set apart score high.
 *
 * @param features columns; a missing value (NaN) follows the larger part of a split
 */
export const fitIsolationForest = (
  features: readonly Float64Array[],
  { trees = 100, sampleRows = 256, seed = 1 }: IsolationOptions = {},
): IsolationForest => {
  const total = features[0]?.length ?? 0;
  if (total === 0) throw new RangeError('There is no row to learn from');
  const random = createRandom(seed);
  const writer = createTreeWriter();
  const size = Math.min(sampleRows, total);
  const order = Int32Array.from({ length: total }, (_, row) => row);
  const maxDepth = Math.ceil(Math.log2(Math.max(size, 2)));
  const candidates = new Int32Array(features.length);
  for (let tree = 0; tree < trees; tree++) {
    for (let i = 0; i < size; i++) {
      const j = i + random.int(total - i);
      const kept = order[i] as number;
      order[i] = order[j] as number;
      order[j] = kept;
    }
    const root = writer.beginTree();
    isolate(writer, root, features, order, 0, size, maxDepth, candidates, random);
  }
  const encodings = features.map(() => ({ categorical: false, edges: new Float64Array(0) }));
  return createIsolationForest(writer.close(), encodings, size);
};

/** Reads what `toBytes` wrote. Throws a ModelBytesError for anything else. */
export const readIsolationForest = (bytes: Uint8Array): IsolationForest => {
  const { header, arrays } = readModelBytes('isolation', bytes);
  const { trees, encodings } = treesFrom(arrays);
  return createIsolationForest(trees, encodings, (header as { sampleRows: number }).sampleRows);
};

const createIsolationForest = (
  trees: Trees,
  encodings: readonly Encoding[],
  sampleRows: number,
): IsolationForest => {
  const scale = -Math.LN2 / (trees.roots.length * Math.max(meanPath(sampleRows), 1e-12));
  const encoded = new Float64Array(encodings.length);
  let ahead: Ahead | undefined;
  const check = (width: number) => {
    if (width !== encodings.length) {
      throw new RangeError(`The model has ${encodings.length} features, got ${width}`);
    }
  };
  return {
    scores: (features) => {
      check(features.length);
      ahead ??= prepareAhead(trees);
      const depths = new Float64Array(features[0]?.length ?? 0);
      addTrees(trees, encodings, features, depths, 0, trees.roots.length, 1, ahead);
      for (let i = 0; i < depths.length; i++) depths[i] = Math.exp(scale * (depths[i] as number));
      return depths;
    },
    scoreRow: (row) => {
      check(row.length);
      encodeRow(encodings, row, encoded);
      let depth = 0;
      for (let tree = 0; tree < trees.roots.length; tree++) {
        depth += trees.value[findLeaf(trees, trees.roots[tree] as number, encoded)] as number;
      }
      return Math.exp(scale * depth);
    },
    toBytes: () =>
      writeModelBytes({
        kind: 'isolation',
        header: { sampleRows },
        arrays: arraysOf(trees, encodings),
      }),
  };
};

const isolate = (
  writer: TreeWriter,
  node: number,
  features: readonly Float64Array[],
  rows: Int32Array,
  start: number,
  end: number,
  depthLeft: number,
  candidates: Int32Array,
  random: Random,
  depth = 0,
) => {
  writer.open.cover[node] = end - start;
  const split =
    depthLeft > 0 && end - start > 1
      ? chooseSplit(features, rows, start, end, candidates, random)
      : undefined;
  if (!split) {
    writer.open.value[node] = depth + meanPath(end - start);
    return;
  }
  const { feature, threshold } = split;
  const column = features[feature] as Float64Array;
  const present = countBelow(column, rows, start, end, threshold);
  const missingGoesLeft = present.below >= present.above;
  let middle = start;
  for (let i = start; i < end; i++) {
    const row = rows[i] as number;
    const x = column[row] as number;
    if (Number.isNaN(x) ? !missingGoesLeft : x > threshold) continue;
    rows[i] = rows[middle] as number;
    rows[middle++] = row;
  }
  const child = writer.add(2);
  const { open } = writer;
  open.feature[node] = feature;
  open.value[node] = threshold;
  open.left[node] = child;
  open.flags[node] = missingGoesLeft ? missingLeft : 0;
  const down = depth + 1;
  const left = depthLeft - 1;
  isolate(writer, child, features, rows, start, middle, left, candidates, random, down);
  isolate(writer, child + 1, features, rows, middle, end, left, candidates, random, down);
};

/** A random feature that differs among the rows, and a random threshold within its range. */
const chooseSplit = (
  features: readonly Float64Array[],
  rows: Int32Array,
  start: number,
  end: number,
  candidates: Int32Array,
  random: Random,
) => {
  for (let f = 0; f < candidates.length; f++) candidates[f] = f;
  for (let left = candidates.length; left > 0; left--) {
    const at = random.int(left);
    const feature = candidates[at] as number;
    const column = features[feature] as Float64Array;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = start; i < end; i++) {
      const x = column[rows[i] as number] as number;
      if (x < low) low = x;
      if (x > high) high = x;
    }
    if (low < high) {
      const threshold = low + random.next() * (high - low);
      return { feature, threshold: threshold < high ? threshold : low };
    }
    candidates[at] = candidates[left - 1] as number;
  }
  return undefined;
};

const countBelow = (
  column: Float64Array,
  rows: Int32Array,
  start: number,
  end: number,
  threshold: number,
) => {
  let below = 0;
  let above = 0;
  for (let i = start; i < end; i++) {
    const x = column[rows[i] as number] as number;
    if (x <= threshold) below++;
    else if (x > threshold) above++;
  }
  return { below, above };
};

const eulerGamma = 0.5772156649015329;

/** Mean path of an unsuccessful search in a binary tree of `rows` (Liu, Ting and Zhou 2008, eq. 1). */
const meanPath = (rows: number): number => {
  if (rows < 2) return 0;
  if (rows === 2) return 1;
  return 2 * (Math.log(rows - 1) + eulerGamma) - (2 * (rows - 1)) / rows;
};
