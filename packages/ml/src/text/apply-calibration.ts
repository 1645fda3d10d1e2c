import type { Calibration } from './fit-calibration.ts';
import type { LinearModel } from './linear-model.ts';
import { softmaxInPlace } from './softmax.ts';

/** The probabilities of margins, row by row. */
export const calibrateMargins = (
  { classes, mixing, offsets }: Calibration,
  margins: Float64Array,
): Float64Array => {
  const probabilities = new Float64Array(margins.length);
  for (let row = 0; row < margins.length; row += classes) {
    for (let k = 0; k < classes; k++) {
      let sum = offsets[k] as number;
      for (let c = 0; c < classes; c++) {
        sum += (mixing[k * classes + c] as number) * (margins[row + c] as number);
      }
      probabilities[row + k] = sum;
    }
    softmaxInPlace(probabilities.subarray(row, row + classes));
  }
  return probabilities;
};

/** Puts the calibration into the weights: the margins of the result are log-probabilities. */
export const foldCalibration = (
  model: LinearModel,
  { mixing, offsets }: Calibration,
): LinearModel => {
  const { classes, columns } = model;
  const weights = new Float32Array(columns * classes);
  const intercepts = Float64Array.from(offsets);
  for (let k = 0; k < classes; k++) {
    for (let c = 0; c < classes; c++) {
      const share = mixing[k * classes + c] as number;
      intercepts[k] = (intercepts[k] as number) + share * (model.intercepts[c] as number);
    }
  }
  for (let j = 0; j < columns; j++) {
    const from = j * classes;
    for (let k = 0; k < classes; k++) {
      let sum = 0;
      for (let c = 0; c < classes; c++) {
        sum += (mixing[k * classes + c] as number) * (model.weights[from + c] as number);
      }
      weights[from + k] = sum;
    }
  }
  return { classes, columns, weights, intercepts };
};
