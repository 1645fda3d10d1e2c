/**
 * How one number carries a count and a sum of hessians: count * unit + sum, with unit above any sum.
 * One addition then serves both. Hessians are rounded to a step so fine that all sums stay exact.
 */
export interface Packing {
  readonly unit: number;
  /** 1 / unit, exact: unit is a power of two. */
  readonly inverse: number;
  /** What a counted row adds to the packed sum besides its hessian: unit, or 0 if hessian = count. */
  readonly perRow: number;
  /** The smallest hessian that can be told from 0. */
  readonly step: number;
}

export const countPacking: Packing = { unit: 1, inverse: 1, perRow: 0, step: 0 };

/** Room for what the rounding of all rows may add to their sum. */
const roundedUp = 1.001;

/** Replaces the hessian of each pair (gradient, hessian) by its packed form. */
export const packHessians = (pairs: Float64Array): Packing => {
  const rows = pairs.length / 2;
  let sum = 0;
  for (let i = 1; i < pairs.length; i += 2) sum += pairs[i] as number;
  const bitsOfRows = Math.ceil(Math.log2(rows)) + 1;
  const unit = 2 ** Math.ceil(Math.log2(roundedUp * (sum || 1)));
  const step = unit * 2 ** (bitsOfRows - 53);
  const rounder = 1.5 * 2 ** 52 * step;
  for (let i = 1; i < pairs.length; i += 2) {
    pairs[i] = unit + ((pairs[i] as number) + rounder - rounder);
  }
  return { unit, inverse: 1 / unit, perRow: unit, step };
};
