/**
 * Non-randomised probability integral transform for counts (Czado, Gneiting and Held 2009): the
 * height of each of `bins` bins, which is 1 everywhere when the forecast distributions are right.
 *
 * @param cdf distribution function of forecast `i` at the whole number `k`; asked for -1 too
 */
export const pitHistogram = (
  counts: ArrayLike<number>,
  cdf: (i: number, k: number) => number,
  bins = 10,
): Float64Array => {
  const heights = new Float64Array(bins);
  let known = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    if (Number.isNaN(count)) continue;
    known++;
    const below = count > 0 ? cdf(i, count - 1) : 0;
    const upTo = cdf(i, count);
    let reached = 0;
    for (let bin = 0; bin < bins; bin++) {
      const share = uniformShare((bin + 1) / bins, below, upTo);
      heights[bin] = (heights[bin] as number) + share - reached;
      reached = share;
    }
  }
  return heights.map((height) => (height * bins) / known);
};

const uniformShare = (u: number, below: number, upTo: number): number => {
  if (u <= below) return 0;
  if (u >= upTo) return 1;
  return (u - below) / (upTo - below);
};
