import { bySet, missingLeft, type Trees } from './trees.ts';

/**
 * Trees for walking four rows at a time without branches, more than twice as fast as one by one: a
 * leaf leads to itself, so that all rows take as many steps as the tree is deep.
 */
export interface Ahead {
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  /** 1 where a missing value goes right. */
  readonly missingRight: Uint8Array;
  /** Depth of each tree; 0 for one with sets of categories, which cannot be walked so. */
  readonly depths: Int32Array;
}

export const prepareAhead = (trees: Trees): Ahead => {
  const { feature, value, left, flags, roots } = trees;
  return {
    feature: feature.map((split) => (split < 0 ? 0 : split)),
    threshold: value.map((x, node) =>
      (feature[node] as number) < 0 ? Number.POSITIVE_INFINITY : x,
    ),
    left: left.map((child, node) => ((feature[node] as number) < 0 ? node : child)),
    missingRight: flags.map((flag, node) =>
      (feature[node] as number) >= 0 && (flag & missingLeft) === 0 ? 1 : 0,
    ),
    depths: roots.map((root) => {
      const depth = depthBelow(trees, root);
      return Number.isFinite(depth) ? depth : 0;
    }),
  };
};

/** Adds the outputs of a tree for rows of a block to `out`; returns how many rows it did. */
export const addTreeAhead = (
  { feature, threshold, left, missingRight }: Ahead,
  value: Float64Array,
  root: number,
  depth: number,
  block: Float64Array,
  rows: number,
  width: number,
  out: Float64Array,
  start: number,
): number => {
  let at = 0;
  for (let i = 0; i + 4 <= rows; i += 4, at += 4 * width) {
    const second = at + width;
    const third = second + width;
    const fourth = third + width;
    let a = root;
    let b = root;
    let c = root;
    let d = root;
    for (let step = 0; step < depth; step++) {
      const x = block[at + (feature[a] as number)] as number;
      const y = block[second + (feature[b] as number)] as number;
      const z = block[third + (feature[c] as number)] as number;
      const w = block[fourth + (feature[d] as number)] as number;
      const s = threshold[a] as number;
      const t = threshold[b] as number;
      const u = threshold[c] as number;
      const v = threshold[d] as number;
      a = ((left[a] as number) + (+(x > s) | (+!(x <= s) & (missingRight[a] as number)))) | 0;
      b = ((left[b] as number) + (+(y > t) | (+!(y <= t) & (missingRight[b] as number)))) | 0;
      c = ((left[c] as number) + (+(z > u) | (+!(z <= u) & (missingRight[c] as number)))) | 0;
      d = ((left[d] as number) + (+(w > v) | (+!(w <= v) & (missingRight[d] as number)))) | 0;
    }
    out[start + i] = (out[start + i] as number) + (value[a] as number);
    out[start + i + 1] = (out[start + i + 1] as number) + (value[b] as number);
    out[start + i + 2] = (out[start + i + 2] as number) + (value[c] as number);
    out[start + i + 3] = (out[start + i + 3] as number) + (value[d] as number);
  }
  return rows & ~3;
};

/** Infinity below a set of categories. */
const depthBelow = (trees: Trees, node: number): number => {
  if ((trees.feature[node] as number) < 0) return 0;
  if (((trees.flags[node] as number) & bySet) !== 0) return Number.POSITIVE_INFINITY;
  const left = trees.left[node] as number;
  return 1 + Math.max(depthBelow(trees, left), depthBelow(trees, left + 1));
};
