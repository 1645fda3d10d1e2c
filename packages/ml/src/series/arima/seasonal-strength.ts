import { variance } from '../../numeric/index.ts';
import { interpolateLinearly } from '../interpolate-linearly.ts';

/** R's nsdiffs: fitted to which choice forecasts the M3 competition best. */
const strong = 0.64;

/** Whether the season is strong enough to be differenced away (R's nsdiffs, test "seas"). */
export const isStronglySeasonal = (values: Float64Array, m: number): boolean =>
  seasonalStrength(values, m) > strong;

/**
 * Share of the variance around the trend that the season explains, 0 to 1 (Wang, Smith and Hyndman
 * 2006), by STL (Cleveland et al. 1990) with the seasonal window 11; 0 with two seasons or fewer.
 */
export const seasonalStrength = (values: Float64Array, m: number): number => {
  if (m < 2 || values.length <= 2 * m) return 0;
  const filled = interpolateLinearly(values);
  const { seasonal, trend } = decompose(filled, m);
  const rest = new Float64Array(filled.length);
  const withSeason = new Float64Array(filled.length);
  for (let i = 0; i < filled.length; i++) {
    const known = Number.isNaN(values[i] as number) ? Number.NaN : (filled[i] as number);
    withSeason[i] = known - (trend[i] as number);
    rest[i] = (withSeason[i] as number) - (seasonal[i] as number);
  }
  const spread = variance(withSeason);
  if (!(spread > 0)) return 0;
  return Math.max(0, Math.min(1, 1 - variance(rest) / spread));
};

const seasonalWindow = 11;
const innerRounds = 2;

const decompose = (values: Float64Array, m: number) => {
  const n = values.length;
  const lowPassWindow = oddAtLeast(m);
  const trendWindow = oddAtLeast(Math.ceil((1.5 * m) / (1 - 1.5 / seasonalWindow)));
  const seasonal = new Float64Array(n);
  let trend: Float64Array = new Float64Array(n);
  const detrended = new Float64Array(n);
  const cycles = new Float64Array(n + 2 * m);
  for (let round = 0; round < innerRounds; round++) {
    for (let i = 0; i < n; i++) detrended[i] = (values[i] as number) - (trend[i] as number);
    for (let phase = 0; phase < m; phase++) {
      const series = detrended.filter((_, i) => i % m === phase);
      const smooth = loess(series, seasonalWindow, 0, 1);
      for (let k = 0; k < smooth.length; k++) cycles[phase + k * m] = smooth[k] as number;
    }
    const low = movingAverage(movingAverage(movingAverage(cycles, m), m), 3);
    const lowSmooth = loess(low, lowPassWindow, 1, 0);
    for (let i = 0; i < n; i++) {
      seasonal[i] = (cycles[i + m] as number) - (lowSmooth[i] as number);
      detrended[i] = (values[i] as number) - (seasonal[i] as number);
    }
    trend = loess(detrended, trendWindow, 1, 0);
  }
  return { seasonal, trend };
};

const oddAtLeast = (width: number): number => (width % 2 === 0 ? width + 1 : width);

const movingAverage = (values: Float64Array, width: number): Float64Array => {
  const averaged = new Float64Array(values.length - width + 1);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i] as number;
    if (i >= width) sum -= values[i - width] as number;
    if (i >= width - 1) averaged[i - width + 1] = sum / width;
  }
  return averaged;
};

/**
 * Local regression with tricube weights (Cleveland 1979), `beyond` places past either end too. As in
 * the Fortran of STL every tenth of the window is computed, the places between are straight lines.
 */
const loess = (
  values: Float64Array,
  window: number,
  degree: 0 | 1,
  beyond: number,
): Float64Array => {
  const n = values.length;
  const jump = Math.ceil(window / 10);
  const smooth = new Float64Array(n + 2 * beyond);
  for (let place = -beyond; place < 0; place++) {
    smooth[place + beyond] = loessAt(values, window, degree, place);
    smooth[n + beyond - place - 1] = loessAt(values, window, degree, n - 1 - place);
  }
  let before = 0;
  smooth[beyond] = loessAt(values, window, degree, 0);
  while (before < n - 1) {
    const next = Math.min(before + jump, n - 1);
    const left = smooth[before + beyond] as number;
    const right = loessAt(values, window, degree, next);
    for (let i = before + 1; i <= next; i++) {
      smooth[i + beyond] = left + ((right - left) * (i - before)) / (next - before);
    }
    before = next;
  }
  return smooth;
};

const loessAt = (values: Float64Array, window: number, degree: 0 | 1, place: number): number => {
  const n = values.length;
  const width = Math.min(window, n);
  const from = Math.floor(Math.max(0, Math.min(n - width, place - (width - 1) / 2)));
  const farthest = Math.max(Math.abs(place - from), Math.abs(from + width - 1 - place));
  const reach = farthest + Math.max(0, Math.floor((window - n) / 2));
  let weights = 0;
  let first = 0;
  let second = 0;
  let level = 0;
  let slope = 0;
  for (let i = from; i < from + width; i++) {
    const apart = i - place;
    const share = Math.abs(apart) / reach;
    if (share > 0.999) continue;
    const weight = share < 0.001 ? 1 : (1 - share ** 3) ** 3;
    weights += weight;
    first += weight * apart;
    second += weight * apart * apart;
    level += weight * (values[i] as number);
    slope += weight * apart * (values[i] as number);
  }
  const determinant = weights * second - first * first;
  return degree === 1 && determinant > 1e-9 * weights * weights
    ? (second * level - first * slope) / determinant
    : level / weights;
};
