/**
 * One index for each place in the season, by classical decomposition: what is left of the values
 * beside a centred moving average over one season, averaged by place and normalised to the sum 0
 * (additive) or the mean 1 (multiplicative) (Hyndman and Athanasopoulos 2021, 3.4).
 *
 * @param values at least two seasons, none missing
 * @returns the index of place `i % period` for `values[i]`
 */
export const seasonalIndices = (
  values: Float64Array,
  period: number,
  kind: 'additive' | 'multiplicative',
): Float64Array => {
  const half = Math.floor(period / 2);
  const even = period % 2 === 0;
  const sums = new Float64Array(period);
  const counts = new Int32Array(period);
  for (let i = half; i < values.length - half; i++) {
    let trend = 0;
    for (let j = i - half; j <= i + half; j++) trend += values[j] as number;
    if (even) trend -= ((values[i - half] as number) + (values[i + half] as number)) / 2;
    trend /= period;
    const value = values[i] as number;
    const place = i % period;
    sums[place] = (sums[place] as number) + (kind === 'additive' ? value - trend : value / trend);
    counts[place] = (counts[place] as number) + 1;
  }
  let total = 0;
  for (let place = 0; place < period; place++) {
    sums[place] = (sums[place] as number) / (counts[place] as number);
    total += sums[place] as number;
  }
  const average = total / period;
  return sums.map((index) => (kind === 'additive' ? index - average : index / average));
};
