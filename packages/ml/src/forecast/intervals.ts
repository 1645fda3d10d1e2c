/** A forecast with central intervals; arrays have one entry for each step ahead. */
export interface IntervalForecast {
  readonly point: Float64Array;
  readonly lower80: Float64Array;
  readonly upper80: Float64Array;
  readonly lower95: Float64Array;
  readonly upper95: Float64Array;
}

/**
 * Puts intervals around points.
 *
 * @param errorBelow error (truth minus point) below which a share `level` of the errors will lie
 * @param floor what neither points nor ends go below: 0 for counts
 */
export const withIntervals = (
  point: Float64Array,
  errorBelow: (level: number) => Float64Array,
  floor: number,
): IntervalForecast => {
  const end = (level: number): Float64Array => {
    const errors = errorBelow(level);
    return point.map((value, h) => Math.max(floor, value + (errors[h] as number)));
  };
  return {
    point,
    lower80: end(0.1),
    upper80: end(0.9),
    lower95: end(0.025),
    upper95: end(0.975),
  };
};
