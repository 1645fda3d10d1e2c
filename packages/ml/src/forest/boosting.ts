import { type LossName, softmax } from './loss/index.ts';
import type { Trees } from './trees.ts';
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
}

export const createBoosting = (parts: BoostingParts): Boosting => {
  const { loss, start, encodings, trees } = parts;
  const outputs = start.length;
  const encoded = new Float64Array(encodings.length);

  const raw = (features: readonly Float64Array[]): Float64Array[] => {
    if (features.length !== encodings.length) {
      throw new RangeError(`The model has ${encodings.length} features, got ${features.length}`);
    }
    const rows = features[0]?.length ?? 0;
    return Array.from(start, (first, output) => {
      const scores = new Float64Array(rows).fill(first);
      addTrees(trees, encodings, features, scores, output, trees.roots.length, outputs);
      return scores;
    });
  };

  const rawOfRow = (row: ArrayLike<number>): Float64Array => {
    if (row.length !== encodings.length) {
      throw new RangeError(`The model has ${encodings.length} features, got ${row.length}`);
    }
    encodeRow(encodings, row, encoded);
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
    return loss === 'softmax' ? largest(scores) : first;
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
  };
};

const largest = (scores: readonly Float64Array[]): Float64Array =>
  (scores[0] as Float64Array).map((_, row) => {
    let best = 0;
    for (let k = 1; k < scores.length; k++) {
      if ((scores[k]?.[row] as number) > (scores[best]?.[row] as number)) best = k;
    }
    return best;
  });

/** Share of the whole gain that each feature brought. */
export const gainShares = ({ feature, gain }: Trees, features: number): Float64Array => {
  const shares = new Float64Array(features);
  let total = 0;
  for (let node = 0; node < feature.length; node++) {
    const split = feature[node] as number;
    if (split < 0) continue;
    shares[split] = (shares[split] as number) + (gain[node] as number);
    total += gain[node] as number;
  }
  return total > 0 ? shares.map((share) => share / total) : shares;
};
