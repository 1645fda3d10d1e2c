/** Share of known truths that lie within the interval, its ends included. */
export const coverage = (
  actual: ArrayLike<number>,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
): number => {
  let inside = 0;
  let count = 0;
  for (let i = 0; i < actual.length; i++) {
    const truth = actual[i] as number;
    if (Number.isNaN(truth)) continue;
    count++;
    if (truth >= (lower[i] as number) && truth <= (upper[i] as number)) inside++;
  }
  return inside / count;
};

/** Mean width of the intervals, known truth or not. */
export const meanWidth = (lower: ArrayLike<number>, upper: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < lower.length; i++) sum += (upper[i] as number) - (lower[i] as number);
  return sum / lower.length;
};

/** Mean pinball loss of a quantile forecast (Koenker and Bassett 1978), `share` being 0-1. */
export const pinball = (
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  share: number,
): number => {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = (actual[i] as number) - (forecast[i] as number);
    if (Number.isNaN(error)) continue;
    sum += error >= 0 ? share * error : (share - 1) * error;
    count++;
  }
  return sum / count;
};

/**
 * Mean interval (Winkler) score: width, and a penalty for a truth outside (Gneiting and Raftery
 * 2007, eq. 43). Lower is better.
 *
 * @param level nominal coverage, such as 0.8
 */
export const intervalScore = (
  actual: ArrayLike<number>,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  level: number,
): number => {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < actual.length; i++) {
    const truth = actual[i] as number;
    if (Number.isNaN(truth)) continue;
    const low = lower[i] as number;
    const high = upper[i] as number;
    const outside = Math.max(low - truth, 0) + Math.max(truth - high, 0);
    sum += high - low + (2 / (1 - level)) * outside;
    count++;
  }
  return sum / count;
};
