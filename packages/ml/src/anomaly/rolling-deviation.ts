/** How far a value lies from the mean of those before it, in their standard deviations. */
export interface RollingDeviation {
  /** Judges x by the values before it, then learns it; NaN while there are too few. */
  deviation(x: number): number;
}

/** Values before it says anything. */
const warmUp = 20;
/** Share of the spread of all time that is added, so that a calm hour makes nothing of a ripple. */
const sharedSpread = 0.01;

/** The windowed Gaussian detector of the Numenta Anomaly Benchmark, in deviations. */
export const createRollingDeviation = (window: number): RollingDeviation => {
  const values = new Float64Array(window);
  let seen = 0;
  let mean = 0;
  let squares = 0;
  return {
    deviation: (x) => {
      const filled = Math.min(seen, window);
      const result = filled < warmUp ? Number.NaN : judge(x, values, filled, squares / seen);
      values[seen % window] = x;
      seen++;
      const step = x - mean;
      mean += step / seen;
      squares += step * (x - mean);
      return result;
    },
  };
};

// Sums that are carried on lose all digits after a spike of 1e9 has left the window: add up anew.
const judge = (x: number, values: Float64Array, filled: number, varianceOfAll: number): number => {
  let sum = 0;
  for (let i = 0; i < filled; i++) sum += values[i] as number;
  const mean = sum / filled;
  let squares = 0;
  for (let i = 0; i < filled; i++) {
    const off = (values[i] as number) - mean;
    squares += off * off;
  }
  const rounding = 1e-9 * Math.abs(mean) + 1e-12;
  const spread = Math.sqrt(squares / filled) + sharedSpread * Math.sqrt(varianceOfAll) + rounding;
  return Math.abs(x - mean) / spread;
};
