/** The lags of a polynomial in the backshift operator that are not zero, and their coefficients. */
export interface LagPolynomial {
  /** Ascending, from 1. */
  readonly lags: Int32Array;
  readonly values: Float64Array;
  readonly degree: number;
}

/** Room for the product of an ordinary polynomial and one in B^m. */
export const productRoom = (ordinary: number, seasonal: number, m: number): LagPolynomial => {
  const found = new Set<number>();
  for (let j = 0; j <= seasonal; j++) for (let i = 0; i <= ordinary; i++) found.add(i + j * m);
  found.delete(0);
  const lags = Int32Array.from(found).sort();
  return { lags, values: new Float64Array(lags.length), degree: ordinary + seasonal * m };
};

/**
 * Writes the product of 1 + sign * (a1 B + a2 B^2 ...) and 1 + sign * (s1 B^m + ...) into its room
 * and its dense form, as 1 + sign * (...) again: sign -1 for autoregressions, 1 for moving averages.
 *
 * @param dense coefficient of lag k at k - 1
 */
export const multiplyInto = (
  room: LagPolynomial,
  dense: Float64Array,
  sign: -1 | 1,
  coefficients: Float64Array,
  ordinaryAt: number,
  ordinary: number,
  seasonalAt: number,
  seasonal: number,
  m: number,
): void => {
  dense.fill(0);
  for (let i = 0; i < ordinary; i++) dense[i] = coefficients[ordinaryAt + i] as number;
  for (let j = 1; j <= seasonal; j++) {
    const share = coefficients[seasonalAt + j - 1] as number;
    const at = j * m - 1;
    dense[at] = (dense[at] as number) + share;
    for (let i = 0; i < ordinary; i++) {
      dense[at + i + 1] =
        (dense[at + i + 1] as number) + sign * share * (coefficients[ordinaryAt + i] as number);
    }
  }
  for (let k = 0; k < room.lags.length; k++) {
    room.values[k] = dense[(room.lags[k] as number) - 1] as number;
  }
};
