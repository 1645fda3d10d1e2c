/** Errors of a point forecast over the steps where the truth is known. */
export interface PointErrors {
  /** Steps that had a truth. */
  readonly n: number;
  readonly mae: number;
  readonly rmse: number;
  /** Mean of truth minus forecast: above 0 the forecast was too low. */
  readonly bias: number;
  /** Per cent, over the steps whose truth is not 0. */
  readonly mape: number;
  /** Per cent, symmetric (Makridakis 1993, 0-200). */
  readonly smape: number;
}

/** NaN in `actual` is missing and left out; a NaN forecast is an error of the caller and gives NaN. */
export const pointErrors = (actual: ArrayLike<number>, point: ArrayLike<number>): PointErrors => {
  let n = 0;
  let absolute = 0;
  let squared = 0;
  let signed = 0;
  let percent = 0;
  let percentCount = 0;
  let symmetric = 0;
  for (let i = 0; i < actual.length; i++) {
    const truth = actual[i] as number;
    if (Number.isNaN(truth)) continue;
    const forecast = point[i] as number;
    const error = truth - forecast;
    const size = Math.abs(error);
    n++;
    absolute += size;
    squared += error * error;
    signed += error;
    if (truth !== 0) {
      percent += size / Math.abs(truth);
      percentCount++;
    }
    const both = Math.abs(truth) + Math.abs(forecast);
    if (both > 0) symmetric += (2 * size) / both;
  }
  return {
    n,
    mae: absolute / n,
    rmse: Math.sqrt(squared / n),
    bias: signed / n,
    mape: (100 * percent) / percentCount,
    smape: (100 * symmetric) / n,
  };
};
