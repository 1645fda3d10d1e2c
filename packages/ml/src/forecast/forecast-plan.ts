import {
  autoArima,
  drift,
  ets,
  type Forecaster,
  type History,
  mstl,
  theta,
} from '../series/index.ts';
import type { LocalCandidate } from './ask-locals.ts';
import { createForecastWalk, type ForecastWalk } from './forecast-walk.ts';
import type { HolidayCalendar } from './holidays.ts';
import { naiveCandidates } from './naive-candidates.ts';

/** Models that a forecast can be asked to come from; `auto` weighs them. */
export const modelNames = [
  'snaive',
  'snaive-short',
  'drift',
  'theta',
  'ets',
  'arima',
  'mstl',
  'prophet',
  'profile',
  'linear',
  'boosted',
] as const;
export type ModelName = (typeof modelNames)[number];

export interface PlanInput {
  /** Series on one time axis, all as long; before a series begins its values are NaN. */
  readonly series: readonly History[];
  readonly horizon: number;
  /** First origin that will be asked for. */
  readonly firstOrigin: number;
  /** 'auto', or a name of `modelNames`. */
  readonly model: string;
  readonly holidays?: HolidayCalendar | undefined;
  /** Prophet, where its WebAssembly is at hand. */
  readonly prophet?: Forecaster | undefined;
  readonly seed: number;
  readonly maxTrain?: number | undefined;
  readonly onProgress?: ((doing: string) => void) | undefined;
}

const dayMs = 86_400_000;
/** With more series than this, models of one series alone would take too long. */
const manySeries = 12;

/** Chooses what is tried, on how much, and from which past origins, by the size of the data. */
export const planForecast = (input: PlanInput): ForecastWalk => {
  const { horizon, firstOrigin, model } = input;
  const oldest = Math.max(0, firstOrigin - (input.maxTrain ?? firstOrigin));
  const series = input.series.map((one) =>
    oldest > 0
      ? { ...one, values: Float64Array.from(one.values).fill(Number.NaN, 0, oldest) }
      : one,
  );
  const [first] = series;
  if (!first) throw new RangeError('There is no series to forecast');
  const short = first.seasons[0] ?? 1;
  const withinDay = first.stepMs < dayMs;
  const stride = strideOf(short, withinDay, horizon);
  const pastOrigins = Math.max(
    4,
    Math.min(withinDay ? 60 : 100, Math.floor((0.6 * (firstOrigin - oldest)) / stride)),
  );
  // Several series share the time that one may take.
  const share = Math.ceil(series.length / 2);
  const all = localCandidates(short, withinDay, series.length > manySeries, input.prophet).map(
    (one) => (naiveCandidates.includes(one) ? one : { ...one, every: one.every * share }),
  );
  const naive = all.filter(({ name }) => name.startsWith('snaive'));
  const chosen = all.filter(({ name }) => name === model).map((one) => ({ ...one, every: 4 }));
  return createForecastWalk({
    series,
    horizon,
    firstOrigin,
    locals:
      model === 'auto'
        ? all
        : [...naive, ...chosen.filter(({ name }) => !name.startsWith('snaive'))],
    useLags: model === 'auto' || ['profile', 'linear', 'boosted'].includes(model),
    only: model === 'auto' ? undefined : model,
    holidays: input.holidays,
    seed: input.seed,
    maxTrain: input.maxTrain,
    maxRows: 30_000,
    rounds: 200,
    pastOrigins,
    stride,
    stages: 3,
    onProgress: input.onProgress,
  });
};

/**
 * Hours are forecast at the same time of the day as now, unless a forecast covers little of the day;
 * then, and with days, past origins fall on every place of the season in turn.
 */
const strideOf = (season: number, withinDay: boolean, horizon: number): number => {
  if (season <= 1) return 1;
  if (!withinDay) return strideBeside(season);
  return 4 * horizon < season ? 3 * horizon + 1 : season;
};

/** Past origins should fall on every place of the season: a stride of about half with no common part. */
const strideBeside = (season: number): number => {
  for (let stride = Math.floor(season / 2); stride > 1; stride--) {
    if (gcd(stride, season) === 1) return stride;
  }
  return 1;
};

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const localCandidates = (
  short: number,
  withinDay: boolean,
  many: boolean,
  prophet: Forecaster | undefined,
): LocalCandidate[] => {
  if (many) return [...naiveCandidates];
  const window = withinDay ? Math.min(56 * short, 2_016) : 1_100;
  return [
    ...naiveCandidates,
    { name: 'drift', forecaster: drift(), window: 5_000, every: 3 },
    { name: 'theta', forecaster: theta(), window, every: 1 },
    {
      name: 'ets',
      forecaster: ets(withinDay ? { models: 'fast' } : {}),
      window,
      every: withinDay ? 4 : 3,
    },
    {
      name: 'arima',
      forecaster: autoArima({
        maxEvaluations: 600,
        maxPoints: 800,
        ...(withinDay && { fourier: 'auto' as const }),
      }),
      window: 800,
      every: withinDay ? 20 : 8,
    },
    { name: 'mstl', forecaster: mstl(), window, every: 4 },
    ...(prophet ? [{ name: 'prophet', forecaster: prophet, window: 2_000, every: 12 }] : []),
  ];
};
