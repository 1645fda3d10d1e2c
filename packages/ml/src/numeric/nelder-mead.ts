export interface NelderMeadOptions {
  /** Size of the first simplex, per parameter or for all. */
  readonly step?: number | readonly number[];
  readonly maxEvaluations?: number;
  /** Stops when the best and the worst differ by less than this share of the best. */
  readonly tolerance?: number;
}

export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  readonly evaluations: number;
}

/**
 * Minimises without derivatives (Nelder and Mead 1965, with the adaptive coefficients of Gao and
 * Han 2012). A function value of NaN or Infinity marks a place that is not allowed.
 */
export const nelderMead = (
  minimise: (at: Float64Array) => number,
  start: ArrayLike<number>,
  { step = 0.1, maxEvaluations = 200 * start.length, tolerance = 1e-8 }: NelderMeadOptions = {},
): Minimum => {
  const n = start.length;
  let evaluations = 0;
  const evaluate = (at: Float64Array): number => {
    evaluations++;
    const value = minimise(at);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  const corners = Array.from({ length: n + 1 }, (_, corner) => {
    const at: Float64Array = Float64Array.from(start);
    if (corner > 0) {
      const size = typeof step === 'number' ? step : (step[corner - 1] ?? 0.1);
      at[corner - 1] = (at[corner - 1] as number) + size;
    }
    return { at, value: evaluate(at) };
  });
  const expand = 1 + 2 / Math.max(n, 2);
  const contract = 0.75 - 1 / (2 * Math.max(n, 2));
  const shrink = 1 - 1 / Math.max(n, 2);
  const byValue = (x: { value: number }, y: { value: number }) => x.value - y.value;
  const centre = new Float64Array(n);
  const along = (worst: Float64Array, share: number) =>
    Float64Array.from(centre, (middle, i) => middle + share * ((worst[i] as number) - middle));

  while (evaluations < maxEvaluations) {
    corners.sort(byValue);
    const best = corners[0] as (typeof corners)[number];
    const worst = corners[n] as (typeof corners)[number];
    const second = corners[n - 1] ?? best;
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance)) break;
    centre.fill(0);
    for (let corner = 0; corner < n; corner++) {
      const { at } = corners[corner] as (typeof corners)[number];
      for (let i = 0; i < n; i++) centre[i] = (centre[i] as number) + (at[i] as number) / n;
    }
    const replaceWorst = (at: Float64Array, value: number) => {
      corners[n] = { at, value };
    };
    const reflected = along(worst.at, -1);
    const reflectedValue = evaluate(reflected);
    if (reflectedValue < best.value) {
      const expanded = along(worst.at, -expand);
      const expandedValue = evaluate(expanded);
      if (expandedValue < reflectedValue) replaceWorst(expanded, expandedValue);
      else replaceWorst(reflected, reflectedValue);
      continue;
    }
    if (reflectedValue < second.value) {
      replaceWorst(reflected, reflectedValue);
      continue;
    }
    const outside = reflectedValue < worst.value;
    const contracted = along(worst.at, outside ? -contract : contract);
    const contractedValue = evaluate(contracted);
    if (contractedValue < Math.min(reflectedValue, worst.value)) {
      replaceWorst(contracted, contractedValue);
      continue;
    }
    for (let corner = 1; corner <= n; corner++) {
      const { at } = corners[corner] as (typeof corners)[number];
      const moved = at.map(
        (x, i) => (best.at[i] as number) + shrink * (x - (best.at[i] as number)),
      );
      corners[corner] = { at: moved, value: evaluate(moved) };
    }
  }
  corners.sort(byValue);
  const best = corners[0] as (typeof corners)[number];
  return { at: best.at, value: best.value, evaluations };
};
