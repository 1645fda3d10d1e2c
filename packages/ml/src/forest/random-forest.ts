import { type Contributions, explainRow } from './explain-row.ts';
import { gainShares } from './gain-shares.ts';
import { ModelBytesError, readModelBytes, writeModelBytes } from './model-bytes.ts';
import { mostProbable } from './most-probable.ts';
import { arraysOf, treesFrom } from './tree-arrays.ts';
import type { Trees } from './trees.ts';
import { type Ahead, prepareAhead } from './walk-ahead.ts';
import { addTrees, type Encoding, encodeRow, findLeaf } from './walk-trees.ts';

/** What the trees say of rows that they were not grown on. */
export interface OutOfBag {
  /** Mean (regression), share of class 1 (two classes) or of each class; NaN for a row always seen. */
  readonly outputs: readonly Float64Array[];
  /** Mean squared error, or share of rows with another class. */
  readonly error: number;
}

export interface ForestParts {
  /** 0 for regression. */
  readonly classes: number;
  readonly encodings: readonly Encoding[];
  readonly trees: Trees;
  /** For more than two classes: the shares of each leaf, whose value is its place here. */
  readonly leafOutputs: Float64Array;
  /** Known to the forest that was fitted, not to one that was read. */
  readonly outOfBag?: OutOfBag;
}

/** A random forest that is fitted. Features come as columns (one array each) or as one row. */
export interface RandomForest {
  /** Mean, or the most probable class. */
  predict(features: readonly Float64Array[]): Float64Array;
  predictRow(row: ArrayLike<number>): number;
  /** One array a class, 0 first. */
  predictProbabilities(features: readonly Float64Array[]): Float64Array[];
  probabilitiesOfRow(row: ArrayLike<number>): Float64Array;
  importances(): Float64Array;
  /** How each feature moved the mean, or the share of a class (for two classes that of class 1). */
  contributions(row: ArrayLike<number>, output?: number): Contributions;
  readonly outOfBag: OutOfBag | undefined;
  /** For `readForest`, which gives identical predictions. */
  toBytes(): Uint8Array;
}

export const createForest = (parts: ForestParts): RandomForest => {
  const { classes, encodings, trees, leafOutputs, outOfBag } = parts;
  const outputs = classes > 2 ? classes : 1;
  const byOutput = outputs === 1 ? [trees] : treesByOutput(trees, leafOutputs, outputs);
  const encoded = new Float64Array(encodings.length);
  let ahead: Ahead | undefined;
  const check = (width: number) => {
    if (width !== encodings.length) {
      throw new RangeError(`The model has ${encodings.length} features, got ${width}`);
    }
  };
  const encode = (row: ArrayLike<number>): Float64Array => {
    check(row.length);
    return encodeRow(encodings, row, encoded);
  };
  const raw = (features: readonly Float64Array[]): Float64Array[] => {
    check(features.length);
    ahead ??= prepareAhead(trees);
    const prepared = ahead;
    return byOutput.map((own) => {
      const sums = new Float64Array(features[0]?.length ?? 0);
      addTrees(own, encodings, features, sums, 0, own.roots.length, 1, prepared);
      return sums;
    });
  };
  const rawOfRow = (row: ArrayLike<number>): Float64Array[] => {
    encode(row);
    const sums = byOutput.map(() => new Float64Array(1));
    for (const root of trees.roots) {
      const leaf = findLeaf(trees, root, encoded);
      sums.forEach((sum, k) => {
        sum[0] = (sum[0] as number) + (byOutput[k]?.value[leaf] as number);
      });
    }
    return sums;
  };
  const probabilities = (sums: readonly Float64Array[]): Float64Array[] => {
    if (classes === 0) throw new RangeError('A regression forest has no classes; use predict');
    const [first] = sums;
    if (outputs > 1 || !first) return [...sums];
    return [first.map((share) => 1 - share), first];
  };
  const link = (sums: readonly Float64Array[]): Float64Array =>
    classes === 0 ? (sums[0] as Float64Array) : mostProbable(probabilities(sums));
  return {
    predict: (features) => link(raw(features)),
    predictRow: (row) => link(rawOfRow(row))[0] as number,
    predictProbabilities: (features) => probabilities(raw(features)),
    probabilitiesOfRow: (row) =>
      Float64Array.from(probabilities(rawOfRow(row)), ([share]) => share as number),
    importances: () => gainShares(trees, encodings.length),
    contributions: (row, output = 0) => {
      const own = byOutput[output];
      if (!own)
        throw new RangeError(`The model has ${outputs} outputs, not one numbered ${output}`);
      return explainRow(own, encode(row), 0, 1);
    },
    outOfBag,
    toBytes: () =>
      writeModelBytes({
        kind: 'forest',
        header: { classes },
        arrays: [leafOutputs, ...arraysOf(trees, encodings)],
      }),
  };
};

/** Reads what `toBytes` wrote. Throws a ModelBytesError for anything else. */
export const readForest = (bytes: Uint8Array): RandomForest => {
  const { header, arrays } = readModelBytes('forest', bytes);
  const [leafOutputs, ...rest] = arrays;
  const { classes } = header as { classes?: unknown };
  if (typeof classes !== 'number' || !(leafOutputs instanceof Float64Array)) {
    throw new ModelBytesError('These bytes do not say how many classes there are');
  }
  return createForest({ classes, leafOutputs: leafOutputs.slice(), ...treesFrom(rest) });
};

/** The same trees for each class, with its shares at the leaves. */
const treesByOutput = (trees: Trees, leafOutputs: Float64Array, outputs: number): Trees[] =>
  Array.from({ length: outputs }, (_, k) => ({
    ...trees,
    value: trees.value.map((value, node) =>
      (trees.feature[node] as number) < 0 ? (leafOutputs[value * outputs + k] as number) : value,
    ),
  }));
