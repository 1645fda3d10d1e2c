import { minimiseLbfgs } from '../numeric/index.ts';
import { type LinearModel, marginsOf } from './linear-model.ts';
import { softmaxInPlace } from './softmax.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

export interface LogisticOptions {
  /** Weight of the data against that of keeping the weights small (default 1). */
  readonly cost?: number;
  /** Multiplies the weight of each row. */
  readonly rowWeights?: ArrayLike<number>;
  readonly maxIterations?: number;
  readonly gradientTolerance?: number;
}

/**
 * Multinomial logistic regression, minimising cost * sum of log losses + half the squared length of
 * the weights (intercepts are free), by L-BFGS. Its margins through the softmax are probabilities.
 *
 * @param labels class of each row, 0 to classes - 1
 */
export const fitLogistic = (
  matrix: SparseMatrix,
  labels: ArrayLike<number>,
  classes: number,
  { cost = 1, rowWeights, maxIterations = 100, gradientTolerance = 1e-3 }: LogisticOptions = {},
): LinearModel => {
  const size = matrix.columns * classes;
  const model = (at: Float64Array): LinearModel => ({
    classes,
    columns: matrix.columns,
    weights: at.subarray(0, size),
    intercepts: at.subarray(size),
  });
  const scale = 1 / matrix.rows;
  const evaluate = (at: Float64Array, gradient: Float64Array): number => {
    const errors = marginsOf(model(at), matrix);
    let loss = softmaxLoss(errors, labels, classes, rowWeights) * cost;
    for (let i = 0; i < size; i++) {
      const weight = at[i] as number;
      loss += 0.5 * weight * weight;
      gradient[i] = weight * scale;
    }
    gradient.fill(0, size);
    addGradient(gradient, errors, matrix, classes, cost * scale);
    return loss * scale;
  };
  const { at } = minimiseLbfgs(evaluate, new Float64Array(size + classes), {
    maxIterations,
    gradientTolerance: gradientTolerance * scale,
    valueTolerance: 1e-7,
  });
  return model(at);
};

/** The sum of log losses; leaves weighted (probability - truth) where the margins were. */
const softmaxLoss = (
  margins: Float64Array,
  labels: ArrayLike<number>,
  classes: number,
  rowWeights: ArrayLike<number> | undefined,
): number => {
  let loss = 0;
  for (let i = 0; i * classes < margins.length; i++) {
    const row = margins.subarray(i * classes, (i + 1) * classes);
    const label = labels[i] as number;
    const weight = rowWeights?.[i] ?? 1;
    softmaxInPlace(row);
    loss -= weight * Math.log(Math.max(row[label] as number, 1e-300));
    row[label] = (row[label] as number) - 1;
    if (weight !== 1) for (let k = 0; k < classes; k++) row[k] = (row[k] as number) * weight;
  }
  return loss;
};

const addGradient = (
  gradient: Float64Array,
  errors: Float64Array,
  { rows, columns, starts, indices, values }: SparseMatrix,
  classes: number,
  scale: number,
): void => {
  const intercepts = columns * classes;
  for (let i = 0; i < rows; i++) {
    const row = i * classes;
    for (let k = 0; k < classes; k++) {
      const error = (errors[row + k] as number) * scale;
      gradient[intercepts + k] = (gradient[intercepts + k] as number) + error;
    }
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      const value = (values[at] as number) * scale;
      const from = (indices[at] as number) * classes;
      for (let k = 0; k < classes; k++) {
        gradient[from + k] = (gradient[from + k] as number) + value * (errors[row + k] as number);
      }
    }
  }
};
