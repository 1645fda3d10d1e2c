import { decomposeStl, type StlOptions } from './decompose-stl.ts';
import { loess } from './loess.ts';

export interface MstlOptions extends Omit<StlOptions, 'seasonWindow'> {
  /** Window for each season, shortest season first; 11, 15, 19, ... by default. */
  readonly seasonWindows?: readonly (number | 'periodic')[];
}

export interface MstlParts {
  readonly trend: Float64Array;
  readonly seasonals: readonly { readonly period: number; readonly values: Float64Array }[];
  readonly remainder: Float64Array;
}

/** Rounds over the seasons, each of which is found again without the others. */
const rounds = 2;

/**
 * Splits values into a trend, several seasons and a remainder, which add up to them (MSTL; Bandara,
 * Hyndman and Bergmeir 2021). Seasons of which there are not more than two are left out; without
 * any, the trend is a loess curve through a quarter of the values at a time.
 *
 * @param values none missing
 */
export const decomposeMstl = (
  values: Float64Array,
  seasons: readonly number[],
  { seasonWindows, ...options }: MstlOptions = {},
): MstlParts => {
  const n = values.length;
  const seasonals = seasons
    .filter((period) => period > 1 && n > 2 * period)
    .sort((a, b) => a - b)
    .map((period) => ({ period, values: new Float64Array(n) }));
  const rest: Float64Array = Float64Array.from(values);
  let trend: Float64Array = new Float64Array(n);
  if (seasonals.length === 0) {
    loess(
      rest,
      n,
      { window: Math.max(7, Math.ceil(n / 4) | 1), degree: 1, jump: 1 },
      undefined,
      trend,
    );
  }
  for (let round = 0; round < (seasonals.length > 1 ? rounds : 1); round++) {
    seasonals.forEach((season, order) => {
      for (let i = 0; i < n; i++) rest[i] = (rest[i] as number) + (season.values[i] as number);
      const seasonWindow = seasonWindows?.[order] ?? 11 + 4 * order;
      const parts = decomposeStl(rest, season.period, { ...options, seasonWindow });
      season.values.set(parts.seasonal);
      for (let i = 0; i < n; i++) rest[i] = (rest[i] as number) - (season.values[i] as number);
      trend = parts.trend;
    });
  }
  return { trend, seasonals, remainder: rest.map((value, i) => value - (trend[i] as number)) };
};
