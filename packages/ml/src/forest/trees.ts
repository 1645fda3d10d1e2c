/** Many binary trees in shared arrays. The right child of a node is the next after its left one. */
export interface Trees {
  /** First node of each tree. */
  readonly roots: Int32Array;
  /** Feature that a node splits on; -1 at a leaf. */
  readonly feature: Int32Array;
  /** Leaf: its output. Numeric split: values up to it go left. Categories: number of their set. */
  readonly value: Float64Array;
  readonly left: Int32Array;
  /** Sum of `missingLeft` and `bySet`. */
  readonly flags: Uint8Array;
  /** Improvement of the loss by a split. */
  readonly gain: Float32Array;
  /** Weight of the training rows that came by. */
  readonly cover: Float32Array;
  /** Sets of categories that go left: 8 words of 32 bits each. */
  readonly sets: Int32Array;
}

export const missingLeft = 1;
export const bySet = 2;
export const setWords = 8;

/** Grows the arrays of some trees. Nodes are added in order; the children of one at once. */
export interface TreeWriter {
  /** Adds `count` (1 or 2) empty leaves; returns the first. */
  add(count: number): number;
  beginTree(): number;
  /** Room for one more set of categories; returns its number. */
  addSet(words: Int32Array): number;
  readonly nodes: number;
  /** The arrays as they are now, longer than used; they move when nodes are added. */
  readonly open: Trees;
  close(trees?: number): Trees;
}

export const createTreeWriter = (): TreeWriter => {
  let nodes = 0;
  let trees = 0;
  let sets = 0;
  const open = {
    roots: new Int32Array(128),
    feature: new Int32Array(1024),
    value: new Float64Array(1024),
    left: new Int32Array(1024),
    flags: new Uint8Array(1024),
    gain: new Float32Array(1024),
    cover: new Float32Array(1024),
    sets: new Int32Array(setWords * 16),
  };
  const grow = () => {
    const length = 2 * open.feature.length;
    open.feature = lengthen(open.feature, new Int32Array(length));
    open.value = lengthen(open.value, new Float64Array(length));
    open.left = lengthen(open.left, new Int32Array(length));
    open.flags = lengthen(open.flags, new Uint8Array(length));
    open.gain = lengthen(open.gain, new Float32Array(length));
    open.cover = lengthen(open.cover, new Float32Array(length));
  };
  const add = (count: number): number => {
    if (nodes + count > open.feature.length) grow();
    open.feature.fill(-1, nodes, nodes + count);
    nodes += count;
    return nodes - count;
  };
  return {
    add,
    beginTree: () => {
      if (trees === open.roots.length) {
        open.roots = lengthen(open.roots, new Int32Array(2 * trees));
      }
      open.roots[trees++] = nodes;
      return add(1);
    },
    addSet: (words) => {
      const at = sets * setWords;
      if (at + setWords > open.sets.length) {
        open.sets = lengthen(open.sets, new Int32Array(2 * open.sets.length));
      }
      open.sets.set(words.subarray(0, setWords), at);
      return sets++;
    },
    get nodes() {
      return nodes;
    },
    get open() {
      return open;
    },
    close: (kept = trees) => {
      const end = kept < trees ? (open.roots[kept] as number) : nodes;
      return {
        roots: open.roots.slice(0, kept),
        feature: open.feature.slice(0, end),
        value: open.value.slice(0, end),
        left: open.left.slice(0, end),
        flags: open.flags.slice(0, end),
        gain: open.gain.slice(0, end),
        cover: open.cover.slice(0, end),
        sets: open.sets.slice(0, sets * setWords),
      };
    },
  };
};

const lengthen = <A extends { set(values: A): void }>(from: A, to: A): A => {
  to.set(from);
  return to;
};
