import { leastSquares } from '../../numeric/index.ts';
import { difference } from './difference.ts';
import { wanders } from './kpss.ts';
import { isStronglySeasonal } from './seasonal-strength.ts';

export interface DifferenceLimits {
  readonly d?: number;
  readonly D?: number;
  readonly maxD: number;
}

/**
 * How often to difference: by season once where the season is strong, then until the KPSS test finds
 * the level stationary (Hyndman and Khandakar 2008, as amended in R's forecast). Regressors are
 * taken out first, by least squares; no difference may turn one of them into a constant.
 */
export const chooseDifferences = (
  values: Float64Array,
  regressors: readonly Float64Array[],
  m: number,
  limits: DifferenceLimits,
): { d: number; D: number } => {
  const varying = regressors.filter((column) => !isConstant(column));
  const rest = withoutRegressors(values, varying);
  let D = limits.D ?? 0;
  if (limits.D === undefined && m > 1 && values.length > 2 * m && isStronglySeasonal(rest, m)) {
    const seasonal = { d: 0, D: 1, m };
    const flat = varying.some((column) => isConstant(difference(column, seasonal)));
    if (!flat && difference(rest, seasonal).some((value) => !Number.isNaN(value))) D = 1;
  }
  if (limits.d !== undefined) return { d: limits.d, D };
  let d = 0;
  let current = difference(rest, { d: 0, D, m });
  while (d < limits.maxD && !isConstant(current) && wanders(current)) {
    const flat = varying.some((column) => isConstant(difference(column, { d: d + 1, D, m })));
    const next = difference(current, { d: 1, D: 0, m });
    if (flat || next.every((value) => Number.isNaN(value))) break;
    current = next;
    d++;
  }
  return { d, D };
};

/** All known values alike, to within rounding. */
export const isConstant = (values: Float64Array): boolean => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return !(high - low > 1e-8 * Math.max(Math.abs(low), Math.abs(high)));
};

const withoutRegressors = (
  values: Float64Array,
  regressors: readonly Float64Array[],
): Float64Array => {
  if (regressors.length === 0) return values;
  const places = Array.from(values.keys()).filter((i) => !Number.isNaN(values[i] as number));
  const ones = places.map(() => 1);
  const columns = regressors.map((column) => places.map((i) => column[i] as number));
  const solved = leastSquares(
    [ones, ...columns],
    places.map((i) => values[i] as number),
  );
  return values.map((value, i) =>
    regressors.reduce(
      (left, column, k) => left - (solved[k + 1] as number) * (column[i] as number),
      value - (solved[0] as number),
    ),
  );
};
