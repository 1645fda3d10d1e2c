import { createRandom, type Random } from '../numeric/index.ts';
import type { LinearModel } from './linear-model.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

export interface LinearSvmOptions {
  /** Price of a mistake against the length of the weights (default 1). */
  readonly cost?: number;
  /** Multiplies the price of each row. */
  readonly rowWeights?: ArrayLike<number>;
  /** Multiplies the price for rows of each class where that class is the one sought. */
  readonly classWeights?: ArrayLike<number>;
  readonly tolerance?: number;
  readonly maxPasses?: number;
  readonly seed?: number;
}

/**
 * One class against the others, each a linear support vector machine with squared hinge loss, by dual
 * coordinate descent with shrinking (Hsieh et al. 2008, algorithm 3). The intercept is one more weight
 * and is kept small with them, as liblinear does.
 *
 * @param labels class of each row, 0 to classes - 1
 */
export const fitLinearSvm = (
  matrix: SparseMatrix,
  labels: ArrayLike<number>,
  classes: number,
  {
    cost = 1,
    rowWeights,
    classWeights,
    tolerance = 0.05,
    maxPasses = 200,
    seed = 1,
  }: LinearSvmOptions = {},
): LinearModel => {
  const weights = new Float64Array(matrix.columns * classes);
  const intercepts = new Float64Array(classes);
  const norms = squaredNorms(matrix);
  const signs = new Int8Array(matrix.rows);
  const costs = new Float64Array(matrix.rows);
  for (let k = 0; k < classes; k++) {
    for (let i = 0; i < matrix.rows; i++) {
      const mine = labels[i] === k;
      signs[i] = mine ? 1 : -1;
      costs[i] = cost * (rowWeights?.[i] ?? 1) * (mine ? (classWeights?.[k] ?? 1) : 1);
    }
    const random = createRandom(seed + k);
    const one = separate({ matrix, signs, costs, norms, tolerance, maxPasses, random });
    intercepts[k] = one.intercept;
    for (let j = 0; j < matrix.columns; j++) weights[j * classes + k] = one.weights[j] as number;
  }
  return { classes, columns: matrix.columns, weights, intercepts };
};

interface Separation {
  readonly matrix: SparseMatrix;
  readonly signs: Int8Array;
  readonly costs: Float64Array;
  readonly norms: Float64Array;
  readonly tolerance: number;
  readonly maxPasses: number;
  readonly random: Random;
}

const separate = ({ matrix, signs, costs, norms, tolerance, maxPasses, random }: Separation) => {
  const { starts, indices, values } = matrix;
  const weights = new Float64Array(matrix.columns);
  let intercept = 0;
  const alpha = new Float64Array(matrix.rows);
  const order = Int32Array.from(alpha, (_, i) => i);
  let active = matrix.rows;
  let bound = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < maxPasses; pass++) {
    random.shuffle(order.subarray(0, active));
    let most = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s < active; s++) {
      const i = order[s] as number;
      const c = costs[i] as number;
      if (c === 0) continue;
      const sign = signs[i] as number;
      const from = starts[i] as number;
      const end = starts[i + 1] as number;
      let margin = intercept;
      for (let at = from; at < end; at++) {
        margin += (weights[indices[at] as number] as number) * (values[at] as number);
      }
      const before = alpha[i] as number;
      const diagonal = 0.5 / c;
      const gradient = sign * margin - 1 + before * diagonal;
      if (before === 0) {
        if (gradient > bound) {
          active -= 1;
          order[s] = order[active] as number;
          order[active] = i;
          s -= 1;
          continue;
        }
        if (gradient < 0) most = Math.max(most, gradient);
      }
      const projected = before === 0 ? Math.min(gradient, 0) : gradient;
      most = Math.max(most, projected);
      least = Math.min(least, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const after = Math.max(before - gradient / ((norms[i] as number) + diagonal), 0);
      alpha[i] = after;
      const step = (after - before) * sign;
      intercept += step;
      for (let at = from; at < end; at++) {
        const j = indices[at] as number;
        weights[j] = (weights[j] as number) + step * (values[at] as number);
      }
    }
    if (most - least <= tolerance) {
      if (active === matrix.rows) break;
      active = matrix.rows;
      bound = Number.POSITIVE_INFINITY;
      continue;
    }
    bound = most <= 0 ? Number.POSITIVE_INFINITY : most;
  }
  return { weights, intercept };
};

/** Of each row, with the constant one that carries the intercept. */
const squaredNorms = ({ rows, starts, values }: SparseMatrix): Float64Array => {
  const norms = new Float64Array(rows).fill(1);
  for (let i = 0; i < rows; i++) {
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      norms[i] = (norms[i] as number) + (values[at] as number) ** 2;
    }
  }
  return norms;
};
