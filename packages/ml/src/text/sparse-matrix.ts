/**
 * Rows of mostly zeros (compressed sparse rows). Row i has the columns `indices[starts[i]]` to
 * `indices[starts[i + 1] - 1]`, ascending, with `values` at the same places.
 */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows + 1` long. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** The rows asked for, in that order; a row may come more than once. */
export const takeRows = (matrix: SparseMatrix, rows: ArrayLike<number>): SparseMatrix => {
  const starts = new Int32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const length = (matrix.starts[row + 1] as number) - (matrix.starts[row] as number);
    starts[i + 1] = (starts[i] as number) + length;
  }
  const indices = new Int32Array(starts[rows.length] as number);
  const values = new Float64Array(indices.length);
  for (let i = 0; i < rows.length; i++) {
    const from = matrix.starts[rows[i] as number] as number;
    const to = matrix.starts[(rows[i] as number) + 1] as number;
    indices.set(matrix.indices.subarray(from, to), starts[i] as number);
    values.set(matrix.values.subarray(from, to), starts[i] as number);
  }
  return { rows: rows.length, columns: matrix.columns, starts, indices, values };
};
