export interface LoessOptions {
  /** Number of neighbours that count; may exceed the number of values, for a smoother curve. */
  readonly window: number;
  readonly degree: 0 | 1;
  /** Fits only every so many steps, with straight lines between. */
  readonly jump: number;
}

/**
 * Locally weighted regression of values at 0, 1, 2, ... on their place (Cleveland 1979), as STL uses
 * it (Cleveland et al. 1990, 2).
 *
 * @param robustness weights of the values, or undefined for equal ones
 * @param out as long as `count`
 */
export const loess = (
  values: Float64Array,
  count: number,
  { window, degree, jump }: LoessOptions,
  robustness: Float64Array | undefined,
  out: Float64Array,
): void => {
  if (count < 2) {
    if (count === 1) out[0] = values[0] as number;
    return;
  }
  const step = Math.min(jump, count - 1);
  const span = Math.min(window, count);
  const half = (span - 1) >> 1;
  let before = 0;
  for (let at = 0; ; at = Math.min(at + step, count - 1)) {
    const left = Math.min(Math.max(at - half, 0), count - span);
    const right = left + span - 1;
    const fitted = loessAt(values, count, at, left, right, window, degree, robustness);
    out[at] = Number.isNaN(fitted) ? (values[at] as number) : fitted;
    const from = out[before] as number;
    const rise = ((out[at] as number) - from) / Math.max(1, at - before);
    for (let i = before + 1; i < at; i++) out[i] = from + rise * (i - before);
    before = at;
    if (at === count - 1) return;
  }
};

/**
 * The curve at one place, which may lie one step outside; NaN when all neighbours weigh nothing.
 */
export const loessAt = (
  values: Float64Array,
  count: number,
  at: number,
  left: number,
  right: number,
  window: number,
  degree: 0 | 1,
  robustness: Float64Array | undefined,
): number => {
  let reach = Math.max(at - left, right - at);
  if (window > count) reach += Math.floor((window - count) / 2);
  const far = 0.999 * reach;
  const near = 0.001 * reach;
  let total = 0;
  let first = 0;
  let second = 0;
  let sum = 0;
  let moment = 0;
  for (let i = left; i <= right; i++) {
    const offset = i - at;
    const distance = offset < 0 ? -offset : offset;
    if (distance > far) continue;
    let weight = 1;
    if (distance > near) {
      const share = distance / reach;
      const rest = 1 - share * share * share;
      weight = rest * rest * rest;
    }
    if (robustness) weight *= robustness[i] as number;
    const value = values[i] as number;
    total += weight;
    first += weight * offset;
    second += weight * offset * offset;
    sum += weight * value;
    moment += weight * offset * value;
  }
  if (total <= 0) return Number.NaN;
  const average = sum / total;
  if (degree === 0 || reach <= 0) return average;
  const centre = first / total;
  const scatter = second / total - centre * centre;
  // Neighbours that hardly differ in place say nothing about a slope.
  if (!(Math.sqrt(Math.max(0, scatter)) > 0.001 * (count - 1))) return average;
  return average - (centre * (moment / total - centre * average)) / scatter;
};
