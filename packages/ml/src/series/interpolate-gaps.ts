import { interpolateLinearly } from './interpolate-linearly.ts';
import { decomposeMstl } from './stl/decompose-mstl.ts';

export interface Interpolated {
  /** A copy without gaps. All NaN when no value is known. */
  readonly values: Float64Array;
  /** 1 where the value was made up: such a value is never an actual one. */
  readonly filled: Uint8Array;
}

/** A second decomposition no longer sees the first rough filling. */
const passes = 2;

/**
 * Fills gaps for models that need complete series: with a straight line, or, given seasons of which
 * the values hold more than two, with a line through the seasonally adjusted values plus the season
 * by STL.
 */
export const interpolateGaps = (
  values: Float64Array,
  seasons: readonly number[] = [],
): Interpolated => {
  const filled = Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0));
  const missing = filled.reduce((sum, flag) => sum + flag, 0);
  if (missing === 0) return { values: Float64Array.from(values), filled };
  const usable = seasons.filter((period) => period > 1 && values.length > 2 * period);
  const longest = usable.at(-1);
  if (longest === undefined || missing === values.length) {
    return { values: interpolateLinearly(values), filled };
  }
  let complete = fillBySeason(values, longest);
  for (let pass = 0; pass < passes; pass++) {
    const { seasonals } = decomposeMstl(complete, usable, {
      seasonWindows: usable.map(() => 'periodic'),
      robust: false,
    });
    const season = new Float64Array(values.length);
    for (const part of seasonals) {
      for (let i = 0; i < season.length; i++) {
        season[i] = (season[i] as number) + (part.values[i] as number);
      }
    }
    const adjusted = values.map((value, i) => value - (season[i] as number));
    complete = interpolateLinearly(adjusted).map((value, i) =>
      filled[i] === 1 ? value + (season[i] as number) : (values[i] as number),
    );
  }
  return { values: complete, filled };
};

/** The mean of the same place in the neighbouring seasons, moved to the level around the gap. */
const fillBySeason = (values: Float64Array, period: number): Float64Array => {
  const line = interpolateLinearly(values);
  const sums = new Float64Array(period);
  const counts = new Int32Array(period);
  const means = new Float64Array(period);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const place = i % period;
    sums[place] = (sums[place] as number) + value;
    counts[place] = (counts[place] as number) + 1;
  }
  for (let place = 0; place < period; place++) {
    const count = counts[place] as number;
    means[place] = count > 0 ? (sums[place] as number) / count : Number.NaN;
  }
  const indices = interpolateLinearly(means);
  const adjusted = interpolateLinearly(
    values.map((value, i) => value - (indices[i % period] as number)),
  );
  return line.map((_, i) =>
    Number.isNaN(values[i] as number)
      ? (adjusted[i] as number) + (indices[i % period] as number)
      : (values[i] as number),
  );
};
