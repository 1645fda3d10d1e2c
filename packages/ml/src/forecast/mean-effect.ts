/**
 * Mean effect of days of one name, drawn towards that of all such days, each as far as its spread says
 * that it is no chance (positive-part James and Stein 1961).
 *
 * @param effectOf effect of a day; NaN where it is not known
 */
export const meanEffect = (
  named: readonly number[],
  all: readonly number[],
  effectOf: (day: number) => number,
): number => {
  const shared = shrink(known(all, effectOf), 0);
  return shrink(known(named, effectOf), shared);
};

const known = (days: readonly number[], effectOf: (day: number) => number): number[] =>
  days.map(effectOf).filter((effect) => !Number.isNaN(effect));

const shrink = (effects: readonly number[], towards: number): number => {
  const n = effects.length;
  if (n < 2) return towards;
  const mean = effects.reduce((sum, effect) => sum + effect, 0) / n;
  const variance = effects.reduce((sum, effect) => sum + (effect - mean) ** 2, 0) / (n - 1);
  const distance = (mean - towards) ** 2;
  if (distance === 0) return towards;
  // Two or three days say little of their spread: their mean is trusted less.
  const kept = Math.max(0, 1 - variance / n / distance) * (n / (n + 1));
  return towards + kept * (mean - towards);
};
