import { type Contributions, explainRow } from './explain-row.ts';
import { gainShares } from './gain-shares.ts';
import { type LossName, lossNames, softmax } from './loss/index.ts';
import { ModelBytesError, readModelBytes, writeModelBytes } from './model-bytes.ts';
import { mostProbable } from './most-probable.ts';
import { arraysOf, treesFrom } from './tree-arrays.ts';
import type { Trees } from './trees.ts';
import { type Ahead, prepareAhead } from './walk-ahead.ts';
import { addTrees, type Encoding, encodeRow, findLeaf } from './walk-trees.ts';

/** What a boosted model is made of. */
export interface BoostingParts {
  readonly loss: LossName;
  /** Where each output starts from. */
  readonly start: Float64Array;
  readonly encodings: readonly Encoding[];
  /** Trees of the outputs in turn: tree t belongs to output t mod outputs. */
  readonly trees: Trees;
}

/** Boosted trees that are fitted. Features come as columns (one array each) or as one row. */
export interface Boosting {
  readonly parts: BoostingParts;
  readonly iterations: number;
  /** Mean, count, or quantile; for logistic and softmax the most probable class. */
  predict(features: readonly Float64Array[]): Float64Array;
  predictRow(row: ArrayLike<number>): number;
  /** For logistic and softmax: one array a class, 0 first. */
  predictProbabilities(features: readonly Float64Array[]): Float64Array[];
  probabilitiesOfRow(row: ArrayLike<number>): Float64Array;
  /** Sums of the trees before the link (log, log-odds), one array an output. */
  raw(features: readonly Float64Array[]): Float64Array[];
  /** Share of the whole gain that each feature brought; they add up to 1. */
  importances(): Float64Array;
  /** How each feature moved the raw score of a row (before the link), exactly. */
  contributions(row: ArrayLike<number>, output?: number): Contributions;
  /** For `readBoosting`, which gives identical predictions. */
  toBytes(): Uint8Array;
}

export const createBoosting = (parts: BoostingParts): Boosting => {
  const { loss, start, encodings, trees } = parts;
  const outputs = start.length;
  const encoded = new Float64Array(encodings.length);
  let ahead: Ahead | undefined;

  const raw = (features: readonly Float64Array[]): Float64Array[] => {
    if (features.length !== encodings.length) {
      throw new RangeError(`The model has ${encodings.length} features, got ${features.length}`);
    }
    const rows = features[0]?.length ?? 0;
    ahead ??= prepareAhead(trees);
    return Array.from(start, (first, output) => {
      const scores = new Float64Array(rows).fill(first);
      addTrees(trees, encodings, features, scores, output, trees.roots.length, outputs, ahead);
      return scores;
    });
  };

  const encode = (row: ArrayLike<number>): Float64Array => {
    if (row.length !== encodings.length) {
      throw new RangeError(`The model has ${encodings.length} features, got ${row.length}`);
    }
    return encodeRow(encodings, row, encoded);
  };

  const rawOfRow = (row: ArrayLike<number>): Float64Array => {
    encode(row);
    const scores = start.slice();
    for (let tree = 0; tree < trees.roots.length; tree++) {
      const leaf = findLeaf(trees, trees.roots[tree] as number, encoded);
      const output = tree % outputs;
      scores[output] = (scores[output] as number) + (trees.value[leaf] as number);
    }
    return scores;
  };

  const probabilities = (scores: readonly Float64Array[]): Float64Array[] => {
    if (loss === 'softmax') return softmax(scores);
    if (loss !== 'logistic') {
      throw new RangeError(`A model of the ${loss} loss has no classes; use predict`);
    }
    const ones = (scores[0] as Float64Array).map((score) => 1 / (1 + Math.exp(-score)));
    return [ones.map((share) => 1 - share), ones];
  };

  const link = (scores: readonly Float64Array[]): Float64Array => {
    const first = scores[0] as Float64Array;
    if (loss === 'poisson') return first.map(Math.exp);
    if (loss === 'logistic') return first.map((score) => (score > 0 ? 1 : 0));
    return loss === 'softmax' ? mostProbable(scores) : first;
  };
  const columnsOf = (scores: Float64Array) => Array.from(scores, (score) => Float64Array.of(score));

  return {
    parts,
    iterations: trees.roots.length / outputs,
    raw,
    predict: (features) => link(raw(features)),
    predictRow: (row) => link(columnsOf(rawOfRow(row)))[0] as number,
    predictProbabilities: (features) => probabilities(raw(features)),
    probabilitiesOfRow: (row) =>
      Float64Array.from(probabilities(columnsOf(rawOfRow(row))), ([share]) => share as number),
    importances: () => gainShares(trees, encodings.length),
    contributions: (row, output = 0) => {
      const { expected, byFeature } = explainRow(trees, encode(row), output, outputs);
      return { expected: expected + (start[output] as number), byFeature };
    },
    toBytes: () =>
      writeModelBytes({
        kind: 'boosting',
        header: { loss },
        arrays: [start, ...arraysOf(trees, encodings)],
      }),
  };
};

/** Reads what `toBytes` wrote. Throws a ModelBytesError for anything else. */
export const readBoosting = (bytes: Uint8Array): Boosting => {
  const { header, arrays } = readModelBytes('boosting', bytes);
  const [start, ...rest] = arrays;
  const loss = lossNames.find((name) => name === (header as { loss?: unknown }).loss);
  if (!loss || !(start instanceof Float64Array) || start.length === 0) {
    throw new ModelBytesError('These bytes name no loss that is known');
  }
  return createBoosting({ loss, start: start.slice(), ...treesFrom(rest) });
};
