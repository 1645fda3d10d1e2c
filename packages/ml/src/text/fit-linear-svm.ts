import { createRandom } from '../numeric/index.ts';
import type { LinearModel } from './linear-model.ts';
import { separateLinearly, squaredNorms } from './separate-linearly.ts';
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
 * One class against the others, each a linear support vector machine with squared hinge loss. The
 * intercept is one more weight and is kept small with them, as liblinear does (Fan et al. 2008).
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
    const one = separateLinearly({ matrix, signs, costs, norms, tolerance, maxPasses, random });
    intercepts[k] = one.intercept;
    for (let j = 0; j < matrix.columns; j++) weights[j * classes + k] = one.weights[j] as number;
  }
  return { classes, columns: matrix.columns, weights, intercepts };
};
