import type { Random } from '../numeric/index.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

export interface Separation {
  readonly matrix: SparseMatrix;
  /** +1 for rows of the class sought, -1 for others. */
  readonly signs: Int8Array;
  /** Price of a mistake on each row; rows that cost nothing are left out. */
  readonly costs: Float64Array;
  /** `squaredNorms` of the matrix. */
  readonly norms: Float64Array;
  readonly tolerance: number;
  readonly maxPasses: number;
  readonly random: Random;
}

/**
 * The plane between two classes that minimises half the squared length of the weights and intercept
 * plus the priced squared hinge losses, by dual coordinate descent with shrinking (Hsieh et al. 2008,
 * algorithm 3).
 */
export const separateLinearly = ({
  matrix,
  signs,
  costs,
  norms,
  tolerance,
  maxPasses,
  random,
}: Separation) => {
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

/** The squared length of each row with the constant one that carries the intercept. */
export const squaredNorms = ({ rows, starts, values }: SparseMatrix): Float64Array => {
  const norms = new Float64Array(rows).fill(1);
  for (let i = 0; i < rows; i++) {
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      norms[i] = (norms[i] as number) + (values[at] as number) ** 2;
    }
  }
  return norms;
};
