/** Days after which a measurement counts half, in what is recent and in what is usual. */
const recentHalfLife = 2;
const usualHalfLife = 30;
/** Share of what is unusual that is still there a day later. */
const kept = 0.85;

/**
 * Fills what nobody measured or forecast: what is unusual now fades towards what was usual lately.
 * Each day is filled from days before it alone. Before the first value, NaN stays.
 */
export const expectedCourse = (values: Float64Array): Float64Array => {
  const filled = new Float64Array(values.length);
  let recent = Number.NaN;
  let usual = Number.NaN;
  let seen = 0;
  let gap = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) {
      gap++;
      filled[i] = usual + kept ** gap * (recent - usual);
      continue;
    }
    gap = 0;
    seen++;
    filled[i] = value;
    recent = blend(recent, value, recentHalfLife, seen);
    usual = blend(usual, value, usualHalfLife, seen);
  }
  return filled;
};

/** An exponential mean that begins as a plain one. */
const blend = (old: number, value: number, halfLife: number, seen: number): number =>
  seen === 1 ? value : old + Math.max(1 - 0.5 ** (1 / halfLife), 1 / seen) * (value - old);
