/** What boosting minimises (Friedman 2001). Raw scores are one array an output. */
export interface Loss {
  readonly outputs: number;
  /** Whether the hessian of a row without weight is always 1. */
  readonly constantHessian: boolean;
  /** Throws for a target outside the loss's domain. */
  check(target: Float64Array): void;
  /** The constants that boosting starts from, one an output. */
  start(target: Float64Array, weights: Float64Array | undefined): Float64Array;
  /** Called once before the gradients of each iteration. */
  prepare?(raw: readonly Float64Array[]): void;
  /** Writes gradient and hessian of each row by the raw score into `pairs`, without weights. */
  gradients(
    target: Float64Array,
    raw: readonly Float64Array[],
    output: number,
    pairs: Float64Array,
  ): void;
  /** Mean loss, up to a constant. */
  mean(
    target: Float64Array,
    weights: Float64Array | undefined,
    raw: readonly Float64Array[],
  ): number;
  /** The best constant for some rows where a Newton step is not good enough. */
  refit?(
    target: Float64Array,
    weights: Float64Array | undefined,
    raw: Float64Array,
    rows: Int32Array,
  ): number;
}

/** Weighted mean of one number a row. */
export const meanOver = (
  rows: number,
  weights: Float64Array | undefined,
  at: (row: number) => number,
): number => {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights ? (weights[row] as number) : 1;
    if (weight === 0) continue;
    sum += weight * at(row);
    total += weight;
  }
  return sum / total;
};
