import type { SparseMatrix } from './sparse-matrix.ts';

/**
 * A margin for each class: weights of a row times its values, plus the intercept. `weights` lies by
 * column, so that one text touches few cache lines: class k of column j is at `j * classes + k`.
 */
export interface LinearModel {
  readonly classes: number;
  readonly columns: number;
  readonly weights: Float32Array | Float64Array;
  readonly intercepts: Float64Array;
}

/** The margins, row by row: `rows * classes` long. */
export const marginsOf = (model: LinearModel, matrix: SparseMatrix): Float64Array => {
  const { classes, intercepts } = model;
  const weights = model.weights;
  const margins = new Float64Array(matrix.rows * classes);
  for (let row = 0; row < matrix.rows; row++) {
    const base = row * classes;
    for (let k = 0; k < classes; k++) margins[base + k] = intercepts[k] as number;
    const end = matrix.starts[row + 1] as number;
    for (let at = matrix.starts[row] as number; at < end; at++) {
      const value = matrix.values[at] as number;
      const from = (matrix.indices[at] as number) * classes;
      for (let k = 0; k < classes; k++) {
        margins[base + k] = (margins[base + k] as number) + value * (weights[from + k] as number);
      }
    }
  }
  return margins;
};
