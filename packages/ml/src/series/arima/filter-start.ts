import type { LagPolynomial } from './lag-polynomial.ts';

/**
 * Where the filter begins: what the stationary distribution of the state says before the first row.
 * Of its covariance only the first column is needed, and that follows from the autocovariances of the
 * process (reverse Levinson for the autoregression, then the moving average over it).
 *
 * @returns writes T P Z' into its `gain` and returns the variance Z P Z' of the first innovation, in
 *   units of the innovations' variance; NaN when the autoregression is not stationary
 */
export const startFilter = (arRoom: LagPolynomial, maRoom: LagPolynomial, size: number) => {
  const degree = arRoom.degree;
  const reach = size + maRoom.degree + 1;
  const lower = Array.from({ length: degree + 1 }, (_, k) => new Float64Array(k));
  const plain = new Float64Array(Math.max(reach, degree + 1));
  const covariances = new Float64Array(size + 1);
  const response = new Float64Array(maRoom.degree + 1);
  const first = new Float64Array(size + 1);

  /** Autocovariances of the autoregression alone, into `plain`. */
  const autoregression = (ar: Float64Array): boolean => {
    let variance = 1;
    const top = lower[degree] as Float64Array;
    for (let i = 0; i < degree; i++) top[i] = ar[i] as number;
    for (let k = degree; k >= 1; k--) {
      const current = lower[k] as Float64Array;
      const partial = current[k - 1] as number;
      const left = 1 - partial * partial;
      if (!(left > 0)) return false;
      variance /= left;
      const next = lower[k - 1] as Float64Array;
      for (let j = 0; j < k - 1; j++) {
        next[j] = ((current[j] as number) + partial * (current[k - 2 - j] as number)) / left;
      }
    }
    plain[0] = variance;
    for (let k = 1; k <= degree; k++) {
      const weights = lower[k] as Float64Array;
      let sum = 0;
      for (let j = 0; j < k; j++) sum += (weights[j] as number) * (plain[k - 1 - j] as number);
      plain[k] = sum;
    }
    const { lags, values } = arRoom;
    for (let k = degree + 1; k < reach; k++) {
      let sum = 0;
      for (let l = 0; l < lags.length; l++) {
        sum += (values[l] as number) * (plain[k - (lags[l] as number)] as number);
      }
      plain[k] = sum;
    }
    return true;
  };

  return (ar: Float64Array, ma: Float64Array, gain: Float64Array): number => {
    if (!autoregression(ar)) return Number.NaN;
    const { lags: arLags, values: arValues } = arRoom;
    const { lags: maLags, values: maValues } = maRoom;
    for (let k = 0; k <= size; k++) {
      let sum = 0;
      for (let i = -1; i < maLags.length; i++) {
        const a = i < 0 ? 1 : (maValues[i] as number);
        const atLag = k + (i < 0 ? 0 : (maLags[i] as number));
        sum += a * (plain[atLag] as number);
        for (let j = 0; j < maLags.length; j++) {
          const distance = Math.abs(atLag - (maLags[j] as number));
          sum += a * (maValues[j] as number) * (plain[distance] as number);
        }
      }
      covariances[k] = sum;
    }
    response[0] = 1;
    for (let k = 1; k < response.length; k++) {
      let sum = ma[k - 1] as number;
      for (let l = 0; l < arLags.length; l++) {
        const lag = arLags[l] as number;
        if (lag > k) break;
        sum += (arValues[l] as number) * (response[k - lag] as number);
      }
      response[k] = sum;
    }
    first.fill(0);
    first[0] = covariances[0] as number;
    for (let l = 0; l < arLags.length; l++) {
      const lag = arLags[l] as number;
      const a = arValues[l] as number;
      for (let i = 1; i < lag; i++) {
        first[i] = (first[i] as number) + a * (covariances[lag - i] as number);
      }
    }
    for (let l = 0; l < maLags.length; l++) {
      const lag = maLags[l] as number;
      const a = maValues[l] as number;
      for (let i = 1; i <= lag; i++) {
        first[i] = (first[i] as number) + a * (response[lag - i] as number);
      }
    }
    const head = first[0] as number;
    for (let i = 0; i < size; i++) {
      gain[i] = (ar[i] as number) * head + (first[i + 1] as number);
    }
    return head;
  };
};
