import { fitLogistic } from './fit-logistic.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

/** Turns margins m into log-probabilities (up to a constant): `mixing` m + `offsets`. */
export interface Calibration {
  readonly classes: number;
  /** Row k, column c at `k * classes + c`: what margin c adds to class k. */
  readonly mixing: Float64Array;
  readonly offsets: Float64Array;
}

export interface CalibrationOptions {
  /** Weight of the data against staying near zero (default 0.5). */
  readonly cost?: number;
  readonly rowWeights?: ArrayLike<number>;
}

/**
 * Matrix scaling: multinomial logistic regression on standardised margins (Guo et al. 2017; for two
 * classes Platt 1999). Kept small, so that with few rows it does not chase noise.
 *
 * @param margins rows * classes, of rows that the margins' model was not fitted on
 * @param labels class of each row
 */
export const fitCalibration = (
  margins: Float64Array,
  labels: ArrayLike<number>,
  classes: number,
  { cost = 0.5, rowWeights }: CalibrationOptions = {},
): Calibration => {
  const { centres, scales } = moments(margins, classes);
  const standard = margins.map(
    (m, at) => (m - (centres[at % classes] as number)) / (scales[at % classes] as number),
  );
  const { weights, intercepts } = fitLogistic(dense(standard, classes), labels, classes, {
    cost,
    ...(rowWeights && { rowWeights }),
    maxIterations: 300,
  });
  const mixing = new Float64Array(classes * classes);
  const offsets = Float64Array.from(intercepts);
  for (let k = 0; k < classes; k++) {
    for (let c = 0; c < classes; c++) {
      const share = (weights[c * classes + k] as number) / (scales[c] as number);
      mixing[k * classes + c] = share;
      offsets[k] = (offsets[k] as number) - share * (centres[c] as number);
    }
  }
  return { classes, mixing, offsets };
};

const moments = (margins: Float64Array, classes: number) => {
  const centres = new Float64Array(classes);
  const scales = new Float64Array(classes);
  const rows = margins.length / classes;
  for (let at = 0; at < margins.length; at++) {
    centres[at % classes] = (centres[at % classes] as number) + (margins[at] as number) / rows;
  }
  for (let at = 0; at < margins.length; at++) {
    const away = (margins[at] as number) - (centres[at % classes] as number);
    scales[at % classes] = (scales[at % classes] as number) + (away * away) / rows;
  }
  return { centres, scales: scales.map((variance) => Math.sqrt(variance) || 1) };
};

const dense = (values: Float64Array, columns: number): SparseMatrix => {
  const rows = values.length / columns;
  return {
    rows,
    columns,
    starts: Int32Array.from({ length: rows + 1 }, (_, i) => i * columns),
    indices: Int32Array.from(values, (_, at) => at % columns),
    values,
  };
};
