import { type Loss, meanOver } from './loss.ts';

/** Pinball loss (Koenker and Bassett 1978); leaves take the quantile of their residuals. */
export const quantileLoss = (share: number): Loss => ({
  outputs: 1,
  constantHessian: true,
  check: () => {
    if (!(share > 0 && share < 1)) {
      throw new RangeError(`Quantile ${share} is not between 0 and 1`);
    }
  },
  start: (target, weights) => Float64Array.of(weightedQuantile(target, weights, share)),
  gradients: (target, [raw], _output, pairs) => {
    if (!raw) return;
    for (let i = 0; i < target.length; i++) {
      pairs[2 * i] = (target[i] as number) < (raw[i] as number) ? 1 - share : -share;
      pairs[2 * i + 1] = 1;
    }
  },
  mean: (target, weights, [raw]) =>
    meanOver(target.length, weights, (row) => {
      const over = (target[row] as number) - (raw?.[row] as number);
      return over >= 0 ? share * over : (share - 1) * over;
    }),
  refit: (target, weights, raw, rows) => {
    const residuals = new Float64Array(rows.length);
    const own = weights && new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      residuals[i] = (target[row] as number) - (raw[row] as number);
      if (own) own[i] = weights[row] as number;
    }
    return weightedQuantile(residuals, own, share);
  },
});

/** The quantile by linear interpolation; with weights, the least value that reaches the share. */
const weightedQuantile = (
  values: Float64Array,
  weights: Float64Array | undefined,
  share: number,
): number => {
  if (!weights) {
    const sorted = values.slice().sort();
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] as number;
    const high = sorted[Math.ceil(place)] as number;
    return low + (place - Math.floor(place)) * (high - low);
  }
  const order = Uint32Array.from(values, (_, i) => i).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] as number;
  let below = 0;
  for (const i of order) {
    below += weights[i] as number;
    if (below >= share * total && (weights[i] as number) > 0) return values[i] as number;
  }
  return 0;
};
