export interface Alarm {
  readonly at: number;
  readonly detectedAt: number;
  readonly direction: 'up' | 'down';
  /** Mean and standard deviation of the errors before the change. */
  readonly mean: number;
  readonly deviation: number;
}

/** Errors from which the first mean and deviation are taken. */
const warmUp = 10;

/** A single outlier counts as this many deviations, so that it takes several in a row. */
const mostDeviations = 3;

/** Errors after which their own correlation is believed by half. */
const correlationDoubt = 30;

/** The first alarm from `begin` on, or undefined. */
export const firstAlarm = (
  errors: ArrayLike<number>,
  begin: number,
  slack: number,
  threshold: number,
): Alarm | undefined => {
  let count = 0;
  let mean = 0;
  let squares = 0;
  let before = 0;
  let products = 0;
  let energy = 0;
  const up = { sum: 0, at: 0, mean: 0, deviation: 0 };
  const down = { sum: 0, at: 0, mean: 0, deviation: 0 };
  for (let t = begin; t < errors.length; t++) {
    let error = errors[t] as number;
    if (Number.isNaN(error)) continue;
    if (count >= warmUp) {
      const deviation = Math.sqrt(squares / (count - 1));
      const limit = mostDeviations * deviation;
      const standard = standardise(error - mean, deviation, count);
      products += before * standard;
      energy += standard * standard;
      before = standard;
      const correlation = Math.max(0, products / Math.max(energy, 1e-300));
      const believed = (correlation * count) / (count + correlationDoubt);
      // Sums of correlated errors spread by this much more than those of independent ones.
      const value = standard * Math.sqrt((1 - believed) / (1 + believed));
      for (const [side, sign] of [
        [up, 1],
        [down, -1],
      ] as const) {
        if (side.sum === 0) {
          side.at = t;
          side.mean = mean;
          side.deviation = deviation;
        }
        side.sum = Math.max(0, side.sum + sign * value - slack);
        if (side.sum > threshold) {
          const { mean: was, deviation: spread } = side;
          const at = likeliestStart(errors, side.at, t, was, spread);
          const direction = sign > 0 ? 'up' : 'down';
          return { at, detectedAt: t, direction, mean: was, deviation: spread };
        }
      }
      if (limit > 0) error = Math.min(Math.max(error, mean - limit), mean + limit);
    }
    count++;
    const from = error - mean;
    mean += from / count;
    squares += from * (error - mean);
  }
  return undefined;
};

/** Where a shift that lasts until `to` most likely began, by maximum likelihood (Hinkley 1970). */
const likeliestStart = (
  errors: ArrayLike<number>,
  from: number,
  to: number,
  mean: number,
  deviation: number,
): number => {
  let best = 0;
  let start = from;
  let sum = 0;
  let count = 0;
  for (let t = to; t >= from; t--) {
    const distance = (errors[t] as number) - mean;
    if (Number.isNaN(distance)) continue;
    const limit = mostDeviations * deviation || Number.POSITIVE_INFINITY;
    sum += Math.min(Math.max(distance, -limit), limit);
    count++;
    if ((sum * sum) / count < best) continue;
    best = (sum * sum) / count;
    start = t;
  }
  return start;
};

/** Student's t of an error beside those before it, as a normal deviate (Wallace 1959). */
const standardise = (distance: number, deviation: number, count: number): number => {
  if (distance === 0) return 0;
  const ratio = (distance / deviation) * Math.sqrt(count / (count + 1));
  const freedom = count - 1;
  const size =
    ((8 * freedom + 1) / (8 * freedom + 3)) *
    Math.sqrt(freedom * Math.log1p((ratio * ratio) / freedom));
  return Math.sign(distance) * Math.min(mostDeviations, size);
};
