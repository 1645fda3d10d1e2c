/**
 * Variance of Prophet's forecasts in its scaled units, in closed form instead of its simulation:
 * noise, and a trend that goes on to bend as often and as much as it did, as a compound Poisson
 * process of Laplace steps (Taylor and Letham 2018, 3.1.4). With S bends over a history of length 1
 * and mean size d, the trend at distance t after its end has the variance S * 2 d^2 * t^3 / 3.
 *
 * @param ahead distances after the last value, in lengths of the history
 * @param multiplicative what seasons and regressors multiply the trend by, less 1
 */
export const prophetVariance = (
  { delta, sigmaObs }: { readonly delta: Float64Array; readonly sigmaObs: number },
  ahead: readonly number[],
  multiplicative: readonly number[],
): Float64Array => {
  const size = delta.reduce((sum, step) => sum + Math.abs(step), 0) / Math.max(1, delta.length);
  const rate = 2 * delta.length * size * size;
  return Float64Array.from(ahead, (distance, i) => {
    const factor = 1 + (multiplicative[i] ?? 0);
    const trend = (rate * Math.max(0, distance) ** 3) / 3;
    return sigmaObs * sigmaObs + trend * factor * factor;
  });
};
