/** Mean height of the tricube weight: a window counts as so much of its width. */
const tricubeMean = 81 / 140;

/**
 * How much wider forecasts are than the remainder says, as a factor of variance. Smoothed seasons
 * follow part of the noise: with a share `s` of effective parameters (the trace of the smoother;
 * Cleveland and Devlin 1988) the remainder's variance is too small by 1 - s, and the seasons that are
 * carried forward err by about s themselves.
 *
 * @param length number of values
 * @param windows of each season, in seasons
 */
export const seasonLeverage = (
  length: number,
  periods: readonly number[],
  windows: readonly (number | 'periodic')[],
): number => {
  let parameters = 0;
  periods.forEach((period, i) => {
    const window = windows[i] ?? 'periodic';
    const cycles = length / period;
    parameters +=
      period * (window === 'periodic' ? 1 : Math.max(1, cycles / (window * tricubeMean)));
  });
  const share = Math.min(largestShare, parameters / length);
  return (1 + share) / (1 - share);
};

/** Two seasons and a little: half of the values' information went into the season. */
const largestShare = 0.5;
