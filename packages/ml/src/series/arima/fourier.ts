/** Harmonics for each season: `harmonics[i]` pairs of waves for `seasons[i]`. */
export interface FourierTerms {
  readonly seasons: readonly number[];
  readonly harmonics: readonly number[];
}

/**
 * Sines and cosines of seasonal periods, the regressors of dynamic harmonic regression (Hyndman and
 * Athanasopoulos 2021, 10.5). Frequencies that two seasons share come once.
 *
 * @param from step of the first row, counted from anywhere, always the same
 */
export const fourierColumns = (
  { seasons, harmonics }: FourierTerms,
  from: number,
  length: number,
): Float64Array[] => {
  const columns: Float64Array[] = [];
  const used: number[] = [];
  seasons.forEach((period, s) => {
    for (let k = 1; k <= Math.min(harmonics[s] ?? 0, period / 2); k++) {
      const frequency = k / period;
      if (used.some((other) => Math.abs(other - frequency) < 1e-9)) continue;
      used.push(frequency);
      const angle = (i: number) => 2 * Math.PI * ((frequency * (from + i)) % 1);
      columns.push(Float64Array.from({ length }, (_, i) => Math.cos(angle(i))));
      // At half the period the sine is zero everywhere.
      if (2 * k < period) columns.push(Float64Array.from({ length }, (_, i) => Math.sin(angle(i))));
    }
  });
  return columns;
};
