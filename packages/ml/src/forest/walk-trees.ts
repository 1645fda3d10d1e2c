import { type FeatureBins, findCategory } from './feature-bins.ts';
import { bySet, missingLeft, setWords, type Trees } from './trees.ts';
import { type Ahead, addTreeAhead } from './walk-ahead.ts';

/** What a walk needs to know of a column: its categories, or nothing for an amount. */
export type Encoding = Pick<FeatureBins, 'categorical' | 'edges'>;

const blockRows = 256;

/**
 * Adds the outputs of trees `from`, `from + step`, ... below `to` for each row to `out`. An unknown
 * category is a missing value.
 *
 * @param ahead of the same trees, for speed
 */
export const addTrees = (
  trees: Trees,
  encodings: readonly Encoding[],
  columns: readonly Float64Array[],
  out: Float64Array,
  from: number,
  to: number,
  step: number,
  ahead?: Ahead,
): void => {
  const width = encodings.length;
  const block = new Float64Array(blockRows * width);
  for (let start = 0; start < out.length; start += blockRows) {
    const rows = Math.min(blockRows, out.length - start);
    for (let f = 0; f < width; f++) {
      encodeColumn(
        encodings[f] as Encoding,
        columns[f] as Float64Array,
        start,
        rows,
        block,
        f,
        width,
      );
    }
    for (let tree = from; tree < to; tree += step) {
      const root = trees.roots[tree] as number;
      const depth = ahead ? (ahead.depths[tree] as number) : 0;
      const done =
        ahead && depth > 0
          ? addTreeAhead(ahead, trees.value, root, depth, block, rows, width, out, start)
          : 0;
      addTree(trees, root, block, done, rows, width, out, start);
    }
  }
};

/** One row as the trees see it: categories by their place, unknown ones missing. */
export const encodeRow = (
  encodings: readonly Encoding[],
  row: ArrayLike<number>,
  out: Float64Array,
): Float64Array => {
  for (let f = 0; f < encodings.length; f++) {
    const { categorical, edges } = encodings[f] as Encoding;
    const value = row[f] as number;
    out[f] = categorical ? encodeCategory(edges, value) : value;
  }
  return out;
};

/** The leaf that an encoded row at `offset` falls into. */
export const findLeaf = (trees: Trees, root: number, row: Float64Array, offset = 0): number => {
  let node = root;
  while ((trees.feature[node] as number) >= 0) node = nextNode(trees, node, row, offset);
  return node;
};

/** The child of a split that an encoded row goes to. */
export const nextNode = (
  { feature, value, left, flags, sets }: Trees,
  node: number,
  row: Float64Array,
  offset: number,
): number => {
  const x = row[offset + (feature[node] as number)] as number;
  const flag = flags[node] as number;
  let right: boolean;
  if (Number.isNaN(x)) right = (flag & missingLeft) === 0;
  else if ((flag & bySet) === 0) right = x > (value[node] as number);
  else {
    const word = sets[(value[node] as number) * setWords + (x >> 5)] as number;
    right = ((word >>> (x & 31)) & 1) === 0;
  }
  return (left[node] as number) + (right ? 1 : 0);
};

const addTree = (
  trees: Trees,
  root: number,
  block: Float64Array,
  from: number,
  to: number,
  width: number,
  out: Float64Array,
  start: number,
) => {
  const { value } = trees;
  for (let i = from; i < to; i++) {
    const leaf = findLeaf(trees, root, block, i * width);
    out[start + i] = (out[start + i] as number) + (value[leaf] as number);
  }
};

const encodeColumn = (
  { categorical, edges }: Encoding,
  column: Float64Array,
  start: number,
  rows: number,
  block: Float64Array,
  offset: number,
  width: number,
) => {
  let at = offset;
  for (let i = start; i < start + rows; i++, at += width) {
    const value = column[i] as number;
    block[at] = categorical ? encodeCategory(edges, value) : value;
  }
};

const encodeCategory = (edges: Float64Array, value: number): number => {
  const place = findCategory(edges, value);
  return place < edges.length ? place : Number.NaN;
};
