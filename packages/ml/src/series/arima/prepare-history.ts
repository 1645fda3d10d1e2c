import type { History } from '../forecaster.ts';
import { TooShortError } from '../forecaster.ts';

/** The part of a history that is fitted: from a known value to a known value. */
export interface PreparedHistory {
  readonly values: Float64Array;
  readonly regressors: readonly Float64Array[];
  /** Rows left out before and after; the latter are forecast over. */
  readonly before: number;
  readonly after: number;
  /** Regressors over the rows left out at the end. */
  readonly trailing: readonly Float64Array[];
}

/** @param maxPoints of the newest rows */
export const prepareHistory = (
  { values, known = [] }: History,
  maxPoints: number,
): PreparedHistory => {
  let to = values.length;
  while (to > 0 && Number.isNaN(values[to - 1] as number)) to--;
  let from = Math.max(0, to - maxPoints);
  while (from < to && Number.isNaN(values[from] as number)) from++;
  if (from === to) throw new TooShortError('no value in the history is known');
  const complete = known.map(fillWithMean);
  return {
    values: values.slice(from, to),
    regressors: complete.map((column) => column.slice(from, to)),
    before: from,
    after: values.length - to,
    trailing: complete.map((column) => column.slice(to)),
  };
};

/** A regressor that is missing says nothing: its mean. */
export const fillWithMean = (column: Float64Array): Float64Array => {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  if (count === column.length) return column;
  const mean = count > 0 ? sum / count : 0;
  return column.map((value) => (Number.isNaN(value) ? mean : value));
};
