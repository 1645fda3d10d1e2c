import { variance } from '../../numeric/index.ts';
import { interpolateGaps } from '../interpolate-gaps.ts';
import { decomposeStl } from '../stl/decompose-stl.ts';

/** R's nsdiffs: fitted to which choice forecasts the M3 competition best. */
const strong = 0.64;
const seasonWindow = 11;

/** Whether the season is strong enough to be differenced away (R's nsdiffs, test "seas"). */
export const isStronglySeasonal = (values: Float64Array, m: number): boolean =>
  seasonalStrength(values, m) > strong;

/**
 * Share of the variance around the trend that the season explains, 0 to 1 (Wang, Smith and Hyndman
 * 2006), by STL; 0 with two seasons or fewer.
 */
export const seasonalStrength = (values: Float64Array, m: number): number => {
  if (m < 2 || values.length <= 2 * m) return 0;
  const { values: complete, filled } = interpolateGaps(values, [m]);
  const { seasonal, remainder } = decomposeStl(complete, m, { seasonWindow });
  const rest = remainder.map((value, i) => (filled[i] === 1 ? Number.NaN : value));
  const withSeason = rest.map((value, i) => value + (seasonal[i] as number));
  const spread = variance(withSeason);
  if (!(spread > 0)) return 0;
  return Math.max(0, Math.min(1, 1 - variance(rest) / spread));
};
