/**
 * The quantile of some numbers by linear interpolation (type 7 of Hyndman and Fan 1996, the default
 * of R and NumPy). Missing values (NaN) are left out; nothing left gives NaN.
 */
export const quantile = (values: ArrayLike<number>, share: number): number => {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return quantileSorted(sorted, share);
};

/** The same for numbers already in ascending order, without NaN. */
export const quantileSorted = (sorted: ArrayLike<number>, share: number): number => {
  const last = sorted.length - 1;
  if (last < 0) return Number.NaN;
  const place = Math.min(Math.max(share, 0), 1) * last;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, last)] as number;
  return low + (place - below) * (high - low);
};

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);
