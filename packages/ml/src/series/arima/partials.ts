/**
 * Coefficients of a stationary autoregression from its partial autocorrelations (Durbin-Levinson;
 * Jones 1980, Monahan 1984), which may be any numbers between -1 and 1.
 *
 * @param count how many, from `at` on in both arrays
 * @param scratch at least `count` long
 */
export const coefficientsFromPartials = (
  partials: Float64Array,
  coefficients: Float64Array,
  at: number,
  count: number,
  scratch: Float64Array,
): void => {
  for (let k = 0; k < count; k++) {
    const partial = partials[at + k] as number;
    for (let j = 0; j < k; j++) {
      scratch[j] =
        (coefficients[at + j] as number) - partial * (coefficients[at + k - 1 - j] as number);
    }
    for (let j = 0; j < k; j++) coefficients[at + j] = scratch[j] as number;
    coefficients[at + k] = partial;
  }
};

/** The way back. Undefined when the autoregression is not stationary. */
export const partialsFromCoefficients = (
  coefficients: ArrayLike<number>,
): Float64Array | undefined => {
  let current: Float64Array = Float64Array.from(coefficients);
  const partials = new Float64Array(current.length);
  for (let k = current.length - 1; k >= 0; k--) {
    const partial = current[k] as number;
    if (!(Math.abs(partial) < 1)) return undefined;
    partials[k] = partial;
    const next = new Float64Array(k);
    const share = 1 / (1 - partial * partial);
    for (let j = 0; j < k; j++) {
      next[j] = ((current[j] as number) + partial * (current[k - 1 - j] as number)) * share;
    }
    current = next;
  }
  return partials;
};

/**
 * Whether every root of 1 - c1 z - c2 z^2 - ... lies farther than `radius` from zero (the
 * Schur-Cohn test, which needs no roots).
 */
export const rootsBeyond = (coefficients: ArrayLike<number>, radius: number): boolean =>
  partialsFromCoefficients(
    Float64Array.from(coefficients, (coefficient, i) => coefficient * radius ** (i + 1)),
  ) !== undefined;
