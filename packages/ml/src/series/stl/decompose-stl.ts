import { median } from '../../numeric/index.ts';
import { TooShortError } from '../forecaster.ts';
import { loess, loessAt } from './loess.ts';

export interface StlOptions {
  /** Seasons that count when one is smoothed, odd, at least 7; 'periodic' for one that never changes. */
  readonly seasonWindow?: number | 'periodic';
  /** Steps that count for the trend, odd; 1.5 seasons and more by default (Cleveland et al. 1990, 3.4). */
  readonly trendWindow?: number;
  /** Weighs outliers down. */
  readonly robust?: boolean;
}

export interface StlParts {
  readonly trend: Float64Array;
  readonly seasonal: Float64Array;
  readonly remainder: Float64Array;
}

/**
 * Splits values into trend, season and remainder, which add up to them (STL; Cleveland, Cleveland,
 * McRae and Terpenning 1990). Defaults are those of R's `stl`.
 *
 * @param values more than two seasons, none missing
 * @throws {TooShortError} with two seasons or fewer
 */
export const decomposeStl = (
  values: Float64Array,
  period: number,
  { seasonWindow = 'periodic', trendWindow, robust = false }: StlOptions = {},
): StlParts => {
  const n = values.length;
  if (n <= 2 * period) {
    throw new TooShortError(`STL needs more than ${2 * period} values for season ${period}`);
  }
  const periodic = seasonWindow === 'periodic';
  const window = periodic ? 10 * n + 1 : nextOdd(seasonWindow);
  const season = { window, degree: 0, jump: Math.ceil(window / 10) } as const;
  const trendSpan = trendWindow ?? nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / window)));
  const trendFit = { window: trendSpan, degree: 1, jump: Math.ceil(trendSpan / 10) } as const;
  const passSpan = nextOdd(period);
  const passFit = { window: passSpan, degree: 1, jump: Math.ceil(passSpan / 10) } as const;

  const trend = new Float64Array(n);
  const seasonal = new Float64Array(n);
  const work = new Float64Array(n);
  const cycle = new Float64Array(n + 2 * period);
  const once = new Float64Array(n + 2 * period);
  const twice = new Float64Array(n + 2 * period);
  const low = new Float64Array(n);
  let robustness: Float64Array | undefined;

  const inner = () => {
    for (let i = 0; i < n; i++) work[i] = (values[i] as number) - (trend[i] as number);
    smoothCycles(work, period, season, robustness, cycle);
    movingAverage(cycle, n + 2 * period, period, once);
    movingAverage(once, n + period + 1, period, twice);
    movingAverage(twice, n + 2, 3, once);
    loess(once, n, passFit, undefined, low);
    for (let i = 0; i < n; i++) {
      seasonal[i] = (cycle[i + period] as number) - (low[i] as number);
      work[i] = (values[i] as number) - (seasonal[i] as number);
    }
    loess(work, n, trendFit, robustness, trend);
  };

  if (robust) {
    inner();
    for (let outer = 0; outer < 15; outer++) {
      robustness = bisquare(values, trend, seasonal);
      inner();
    }
  } else {
    inner();
    inner();
  }
  if (periodic) averageSeasons(seasonal, period);
  const remainder = values.map(
    (value, i) => value - (trend[i] as number) - (seasonal[i] as number),
  );
  return { trend, seasonal, remainder };
};

const nextOdd = (window: number): number => {
  const whole = Math.round(window);
  return whole % 2 === 0 ? whole + 1 : whole;
};

/** Smooths each place of the season over the seasons, and one season beyond at both ends. */
const smoothCycles = (
  values: Float64Array,
  period: number,
  fit: { window: number; degree: 0 | 1; jump: number },
  robustness: Float64Array | undefined,
  cycle: Float64Array,
): void => {
  const n = values.length;
  const longest = Math.ceil(n / period);
  const sub = new Float64Array(longest);
  const weights = robustness ? new Float64Array(longest) : undefined;
  const smooth = new Float64Array(longest);
  for (let place = 0; place < period; place++) {
    const count = Math.floor((n - place - 1) / period) + 1;
    for (let i = 0; i < count; i++) {
      sub[i] = values[place + i * period] as number;
      if (weights && robustness) weights[i] = robustness[place + i * period] as number;
    }
    loess(sub, count, fit, weights, smooth);
    const span = Math.min(fit.window, count);
    const { window, degree } = fit;
    const start = loessAt(sub, count, -1, 0, span - 1, window, degree, weights);
    const end = loessAt(sub, count, count, count - span, count - 1, window, degree, weights);
    cycle[place] = Number.isNaN(start) ? (smooth[0] as number) : start;
    for (let i = 0; i < count; i++) cycle[place + (i + 1) * period] = smooth[i] as number;
    cycle[place + (count + 1) * period] = Number.isNaN(end) ? (smooth[count - 1] as number) : end;
  }
};

/** Means of `width` neighbours: `count - width + 1` of them. */
const movingAverage = (
  values: Float64Array,
  count: number,
  width: number,
  out: Float64Array,
): void => {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += values[i] as number;
  out[0] = sum / width;
  for (let i = width; i < count; i++) {
    sum += (values[i] as number) - (values[i - width] as number);
    out[i - width + 1] = sum / width;
  }
};

/** Weights by the size of the remainder: none beyond six times the median. */
const bisquare = (
  values: Float64Array,
  trend: Float64Array,
  seasonal: Float64Array,
): Float64Array => {
  const sizes = values.map((value, i) =>
    Math.abs(value - (trend[i] as number) - (seasonal[i] as number)),
  );
  const reach = 6 * median(sizes);
  return sizes.map((size) => {
    if (size <= 0.001 * reach) return 1;
    if (size > 0.999 * reach) return 0;
    return (1 - (size / reach) ** 2) ** 2;
  });
};

const averageSeasons = (seasonal: Float64Array, period: number): void => {
  for (let place = 0; place < period; place++) {
    let sum = 0;
    let count = 0;
    for (let i = place; i < seasonal.length; i += period) {
      sum += seasonal[i] as number;
      count++;
    }
    for (let i = place; i < seasonal.length; i += period) seasonal[i] = sum / count;
  }
};
