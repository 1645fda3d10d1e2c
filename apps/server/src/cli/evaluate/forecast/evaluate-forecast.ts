import { naiveScale } from '@pulse/ml/evaluate';
import {
  type AdaptiveLevels,
  adaptiveLevels,
  type Holiday,
  holidayCalendar,
  planForecast,
} from '@pulse/ml/forecast';
import type { Forecaster, History } from '@pulse/ml/series';
import { UsageError } from '../../usage-error.ts';
import type { Frequency } from './parse-frequency.ts';
import type { SeriesFile } from './read-series.ts';

export interface EvaluationPlan {
  readonly file: string;
  readonly frequency: Frequency;
  readonly seasons: readonly number[];
  readonly horizon: number;
  readonly origins: number;
  readonly step: number;
  readonly model: string;
  readonly maxTrain?: number | undefined;
  readonly holidays: readonly Holiday[];
  readonly seed: number;
  readonly prophet?: Forecaster | undefined;
  readonly onProgress: (share: number, doing: string) => void;
}

/** One forecast beside what came; arrays are as long as the horizon. */
export interface EvaluatedOrigin {
  readonly series: string;
  /** Index of the first forecast point in its series. */
  readonly origin: number;
  readonly times: Float64Array;
  readonly point: Float64Array;
  readonly lower80: Float64Array;
  readonly upper80: Float64Array;
  readonly actual: Float64Array;
  readonly naive: { readonly longest: Float64Array; readonly shortest: Float64Array };
  /** Mean absolute error of the in-sample seasonal naive, longest and shortest season. */
  readonly scale: { readonly longest: number; readonly shortest: number };
  readonly weights: Readonly<Record<string, number>>;
  readonly gated: boolean;
}

/** Forecasts every series from every origin, oldest first, each from what lies before it alone. */
export const evaluateForecast = (file: SeriesFile, plan: EvaluationPlan): EvaluatedOrigin[] => {
  const { horizon, origins, step, seasons } = plan;
  const asked = file.series.flatMap((series, k) => {
    const last = series.end - horizon;
    const first = last - (origins - 1) * step;
    const needed = leastHistory(seasons);
    if (first - series.begin < needed) {
      const whose = file.series.length > 1 ? ` of ${series.name}` : '';
      throw new UsageError(
        `${plan.file}: ${series.end - series.begin} steps${whose} are too few for ${origins} origins ${step} apart with horizon ${horizon}; ${(origins - 1) * step + horizon + needed} are needed. Ask for fewer --origins or a smaller --step or --horizon.`,
      );
    }
    return Array.from({ length: origins }, (_, i) => ({ series: k, origin: first + i * step }));
  });
  const byOrigin = new Map<number, number[]>();
  for (const { series, origin } of asked.toSorted((a, b) => a.origin - b.origin)) {
    const which = byOrigin.get(origin);
    if (which) which.push(series);
    else byOrigin.set(origin, [series]);
  }
  const firstOrigin = Math.min(...byOrigin.keys());
  const histories: History[] = file.series.map(({ values, known, observed }) => ({
    values,
    start: file.startMs,
    stepMs: plan.frequency.stepMs,
    seasons,
    nonNegative: values.subarray(0, firstOrigin).every((value) => !(value < 0)),
    ...(known.length > 0 && { known }),
    ...(observed.length > 0 && { observed }),
  }));
  let done = 0;
  const walk = planForecast({
    series: histories,
    horizon,
    firstOrigin,
    model: plan.model,
    holidays: holidayCalendar(plan.holidays),
    seed: plan.seed,
    prophet: plan.prophet,
    maxTrain: plan.maxTrain,
    onProgress: (doing) => plan.onProgress(done / byOrigin.size, doing),
  });
  const longest = walk.candidates.indexOf('snaive');
  const shortest = walk.candidates.indexOf('snaive-short');
  const results: EvaluatedOrigin[] = [];
  const adaptive = new Map<number, AdaptiveLevels>();
  const tailsOf = (series: number): AdaptiveLevels => {
    const levels = adaptive.get(series) ?? adaptiveLevels(0.1);
    adaptive.set(series, levels);
    return levels;
  };
  for (const [origin, which] of byOrigin) {
    for (const forecast of walk.at(origin, which)) {
      const series = file.series[forecast.series];
      const history = histories[forecast.series];
      if (!series || !history) continue;
      const tails = tailsOf(forecast.series);
      const [below, above] = tails.levels(series.values, origin);
      const low = forecast.quantile(below);
      const high = forecast.quantile(1 - above);
      const floor = history.nonNegative ? 0 : Number.NEGATIVE_INFINITY;
      const { point } = forecast;
      const lower80 = point.map((value, h) => Math.max(floor, value + (low[h] as number)));
      const upper80 = point.map((value, h) => Math.max(floor, value + (high[h] as number)));
      tails.remember({ origin, lower: lower80, upper: upper80 });
      const past = series.values.subarray(series.begin, origin);
      const empty = new Float64Array(horizon).fill(Number.NaN);
      results.push({
        series: series.name,
        origin: origin - series.begin,
        times: Float64Array.from({ length: horizon }, (_, h) =>
          timeOf(file.startMs, origin + h, plan.frequency),
        ),
        point,
        lower80,
        upper80,
        actual: series.values.slice(origin, origin + horizon),
        naive: {
          longest: forecast.points[longest] ?? empty,
          shortest: forecast.points[shortest] ?? empty,
        },
        scale: {
          longest: naiveScale(past, seasons.at(-1) ?? 1),
          shortest: naiveScale(past, seasons[0] ?? 1),
        },
        weights: Object.fromEntries(
          walk.candidates.flatMap((name, c) => {
            const weight = forecast.combination.weights[c] as number;
            return weight > 0.001 ? [[name, weight]] : [];
          }),
        ),
        gated: forecast.combination.gated,
      });
    }
    done++;
    plan.onProgress(done / byOrigin.size, 'forecasting');
  }
  return results.toSorted((a, b) =>
    a.series < b.series ? -1 : a.series > b.series ? 1 : a.origin - b.origin,
  );
};

/** Two of the shortest season to see it at all, and never less than ten steps. */
const leastHistory = (seasons: readonly number[]): number => Math.max(10, 2 * (seasons[0] ?? 1));

const timeOf = (startMs: number, place: number, { monthly, stepMs }: Frequency): number => {
  if (!monthly) return startMs + place * stepMs;
  const start = new Date(startMs);
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + place, 1);
};
