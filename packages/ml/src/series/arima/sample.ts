import { leastSquares } from '../../numeric/index.ts';
import { interpolateGaps } from '../interpolate-gaps.ts';
import { difference } from './difference.ts';
import { type ArimaOrder, lostToDifferences } from './order.ts';

/**
 * A differenced series ready for the filter. Each gap is a column that is 1 at the gap before
 * differencing: its coefficient finds the missing value, and one determinant makes the likelihood
 * that of the values that are there (Gomez, Maravall and Pena 1999).
 */
export interface Sample {
  /** Gaps first, then regressors (scaled, useless ones left out), then the target less `start`. */
  readonly columns: readonly Float64Array[];
  readonly gaps: number;
  /** Gaps that are bridged instead: nothing is known there. */
  readonly bridged: number;
  /** Rows after differencing. */
  readonly length: number;
  /** Undifferenced: gaps bridged, and where they were. */
  readonly filled: Float64Array;
  readonly gapPlaces: readonly number[];
  /** Undifferenced regressors, the constant's column last. */
  readonly regressors: readonly Float64Array[];
  /** Which regressor each regressor column is, and what it was multiplied with. */
  readonly used: readonly { readonly regressor: number; readonly scale: number }[];
  /** Coefficients of the used ones by least squares, already subtracted from the target. */
  readonly start: Float64Array;
  readonly constant: boolean;
  /** A sum of squares below this is rounding. */
  readonly floor: number;
}

const roundingShare = 1e-20;

/** Short cuts for a search over many models; the last fit takes none. */
export interface SampleOptions {
  /** Takes the bridges over gaps for the truth. */
  readonly bridgeGaps?: boolean;
  /** Keeps regression coefficients as least squares on the differences finds them. */
  readonly fixRegression?: boolean;
}

/** @param values begins and ends with a known value; NaN is a gap */
export const prepareSample = (
  values: Float64Array,
  regressors: readonly Float64Array[],
  order: ArimaOrder,
  constant: boolean,
  { bridgeGaps = false, fixRegression = false }: SampleOptions = {},
): Sample => {
  const gapPlaces: number[] = [];
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i] as number)) gapPlaces.push(i);
  const filled = interpolateGaps(values, [order.m]).values;
  const all = constant ? [...regressors, constantColumn(values.length, order)] : [...regressors];
  const used: { regressor: number; scale: number }[] = [];
  const regressorColumns: Float64Array[] = [];
  all.forEach((column, regressor) => {
    const differenced = difference(column, order);
    const size = rootMeanSquare(differenced);
    if (!(size > 1e-12 * rootMeanSquare(column))) return;
    used.push({ regressor, scale: 1 / size });
    regressorColumns.push(differenced.map((value) => value / size));
  });
  const target = difference(filled, order);
  const start = used.length > 0 ? leastSquares(regressorColumns, target) : new Float64Array(0);
  regressorColumns.forEach((column, k) => {
    const share = start[k] as number;
    for (let i = 0; i < target.length; i++) {
      target[i] = (target[i] as number) - share * (column[i] as number);
    }
  });
  const gaps = bridgeGaps ? [] : gapPlaces.map((place) => gapColumn(values.length, place, order));
  return {
    columns: [...gaps, ...(fixRegression ? [] : regressorColumns), target],
    gaps: gaps.length,
    bridged: gapPlaces.length - gaps.length,
    length: target.length,
    filled,
    gapPlaces,
    regressors: all,
    used,
    start,
    constant,
    floor: roundingShare * rootMeanSquare(filled) ** 2 * target.length,
  };
};

/** Ones for a mean; the number of the row, after `from` others, for a drift. */
export const constantColumn = (length: number, order: ArimaOrder, from = 0): Float64Array =>
  Float64Array.from({ length }, (_, i) => (lostToDifferences(order) > 0 ? from + i + 1 : 1));

const gapColumn = (length: number, place: number, order: ArimaOrder): Float64Array => {
  const column = new Float64Array(length);
  column[place] = 1;
  return difference(column, order);
};

const rootMeanSquare = (values: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) ** 2;
  return Math.sqrt(sum / Math.max(1, values.length));
};
