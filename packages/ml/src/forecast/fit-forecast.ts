import { naiveScale } from '../evaluate/index.ts';
import { type Forecaster, type History, TooShortError } from '../series/index.ts';
import { conformalOf, type OriginForecast } from './answer-origin.ts';
import { errorQuantile } from './conformal.ts';
import { type Drivers, explainStep } from './drivers.ts';
import { planForecast } from './forecast-plan.ts';
import type { ForecastWalk } from './forecast-walk.ts';
import { type Holiday, holidayCalendar } from './holidays.ts';
import { type IntervalForecast, withIntervals } from './intervals.ts';

export interface FitForecastOptions {
  /** Most steps ahead that will be asked for. */
  readonly horizon: number;
  /** A name of `modelNames`, or `auto` for a weighted mean of what did well on past origins. */
  readonly model?: string;
  readonly holidays?: readonly Holiday[];
  /** Prophet, where its WebAssembly is at hand. */
  readonly prophet?: Forecaster;
  readonly seed?: number;
  /** What regressors are called among the drivers. */
  readonly knownNames?: readonly string[];
  readonly observedNames?: readonly string[];
}

/** How the mix did on past origins that it had not seen. */
export interface Backtest {
  readonly mase: number;
  /** The seasonal naive's on the same steps. */
  readonly naiveMase: number;
  /** Share of truths in 80 % intervals, learnt from the older three quarters, seen on the newest. */
  readonly coverage80: number;
  /** Truths that were compared. */
  readonly n: number;
}

export interface ExplainedForecast extends IntervalForecast {
  /** Why step `ahead` (1 is the next) is what it is; base and drivers add up to the point. */
  drivers(ahead: number): Drivers;
}

export interface FittedForecast {
  readonly horizon: number;
  /** Models and their weights. */
  readonly description: string;
  readonly weights: Readonly<Record<string, number>>;
  readonly backtest: Backtest;
  /** @param known regressors known ahead over the horizon, in the order of the history's */
  forecast(horizon?: number, known?: readonly Float64Array[]): ExplainedForecast;
}

/**
 * Fits candidates to a history, weighs them by their errors at past origins, and learns intervals from
 * what the mix got wrong there. Counts and amounts (`nonNegative`) never fall below 0.
 *
 * @throws TooShortError when nothing is known
 */
export const fitForecast = (history: History, options: FitForecastOptions): FittedForecast => {
  const { horizon, seed = 1, model = 'auto' } = options;
  const { values } = history;
  const n = values.length;
  if (values.every((value) => Number.isNaN(value))) {
    throw new TooShortError('no value in the history is known');
  }
  const known = history.known?.map((column) => {
    const longer = new Float64Array(n + horizon).fill(Number.NaN);
    longer.set(column.subarray(0, n + horizon));
    return longer;
  });
  const walk = planForecast({
    series: [{ ...history, ...(known && { known }) }],
    horizon,
    firstOrigin: n,
    model,
    holidays: holidayCalendar(options.holidays ?? []),
    prophet: options.prophet,
    seed,
  });
  // The past tells the weights; the regressors of the future come when a forecast is asked for.
  const [first] = walk.at(n, [0]);
  if (!first) throw new TooShortError('the history is too short');
  const weights = weightsOf(walk, first);
  return {
    horizon,
    description: Object.entries(weights)
      .map(([name, weight]) => `${name} ${Math.round(100 * weight)} %`)
      .join(', '),
    weights,
    backtest: backtestOf(walk, first, values, history.seasons.at(-1) ?? 1, horizon),
    forecast: (wanted = horizon, ahead = []) => {
      if (!(wanted >= 1 && wanted <= horizon)) {
        throw new RangeError(`Steps ahead are 1 to ${horizon}, not ${wanted}`);
      }
      if (known && known.length !== ahead.length) {
        throw new RangeError(`${known.length} known regressors are needed, got ${ahead.length}`);
      }
      known?.forEach((column, k) => {
        column.fill(Number.NaN, n);
        column.set((ahead[k] ?? new Float64Array(0)).subarray(0, horizon), n);
      });
      const [answer = first] = known ? walk.at(n, [0]) : [first];
      const floor = history.nonNegative ? 0 : Number.NEGATIVE_INFINITY;
      const whole = withIntervals(answer.point, answer.quantile, floor);
      const cut = (column: Float64Array) => column.slice(0, wanted);
      return {
        point: cut(whole.point),
        lower80: cut(whole.lower80),
        upper80: cut(whole.upper80),
        lower95: cut(whole.lower95),
        upper95: cut(whole.upper95),
        drivers: (step) => {
          if (!(Number.isInteger(step) && step >= 1 && step <= wanted)) {
            throw new RangeError(`Steps ahead are 1 to ${wanted}, not ${step}`);
          }
          const [set] = walk.features;
          if (!set) throw new TooShortError('the history is too short');
          return explainStep({
            set,
            models: walk.lagModels(),
            candidates: walk.candidates,
            weights: answer.combination.weights,
            points: answer.points,
            origin: n,
            step: step - 1,
            knownNames: options.knownNames,
            observedNames: options.observedNames,
          });
        },
      };
    },
  };
};

const weightsOf = (walk: ForecastWalk, { combination, points }: OriginForecast) => {
  const spoke = walk.candidates.flatMap((name, c) => {
    const weight = combination.weights[c] as number;
    return weight > 0.005 && points[c] !== undefined ? [{ name, weight }] : [];
  });
  const total = spoke.reduce((sum, { weight }) => sum + weight, 0);
  return Object.fromEntries(
    spoke.sort((a, b) => b.weight - a.weight).map(({ name, weight }) => [name, weight / total]),
  );
};

const backtestOf = (
  walk: ForecastWalk,
  { errors }: OriginForecast,
  values: Float64Array,
  season: number,
  horizon: number,
): Backtest => {
  const scale = naiveScale(values, season);
  const mean = errors.reduce((sum, { error }) => sum + Math.abs(error), 0) / errors.length;
  const naive = Math.min(...walk.naive.map((c) => meanError(walk, values, c)));
  const ages = errors.map(({ age }) => age).sort((a, b) => a - b);
  const newest = ages[Math.floor(ages.length / 4)] ?? 0;
  const [set] = walk.features;
  const conformal = conformalOf(
    errors.filter(({ age }) => age > newest + horizon),
    { horizon, halfLife: walk.halfLife },
    set?.memory.short ?? 1,
    set?.memory.long ?? 1,
  );
  let seen = 0;
  let inside = 0;
  for (const one of errors) {
    if (one.age > newest) continue;
    seen++;
    const low = errorQuantile(conformal, 0.1, one);
    const high = errorQuantile(conformal, 0.9, one);
    if (one.error >= low && one.error <= high) inside++;
  }
  return {
    mase: mean / scale,
    naiveMase: naive / scale,
    coverage80: inside / seen,
    n: errors.length,
  };
};

const meanError = ({ past }: ForecastWalk, values: Float64Array, candidate: number): number => {
  let sum = 0;
  let count = 0;
  for (const { origin, points } of past) {
    points[candidate]?.forEach((point, h) => {
      const size = Math.abs((values[origin + h] as number) - point);
      if (origin + h >= values.length || Number.isNaN(size)) return;
      sum += size;
      count++;
    });
  }
  return sum / count;
};
