import type { Holiday } from '@pulse/ml/forecast';
import { mean } from '@pulse/ml/numeric';
import { type FeaturesAsOf, featuresAsOf } from './features-as-of.ts';
import { fitEffects, type SurgeEffects } from './fit-effects.ts';
import { forecastLevel } from './forecast-level.ts';
import { holidayDays } from './holiday-days.ts';
import type { SurgeStream } from './surge-features.ts';
import { dayMs, type SurgeRow } from './surge-row.ts';
import type { SurgeTable } from './table-as-of.ts';

export interface SurgeSeries {
  readonly rows: readonly SurgeRow[];
  readonly holidays: readonly Holiday[];
  readonly stream: SurgeStream;
  /** Days ahead, 1 to 14. */
  readonly horizon: number;
  /** Past origins whose errors widths are learnt from; 40 when left out. */
  readonly mostPast?: number;
  /** Past origins choose their level from fewer forms, in a fifth of the time. */
  readonly fastPast?: boolean;
}

/** What was forecast at an origin, with what the drivers are told from. */
export interface SurgePoint {
  readonly point: Float64Array;
  /** Level and week of the arrivals without effects. */
  readonly level: Float64Array;
  /** Mean arrivals without effects: what drivers start from. */
  readonly base: number;
  /** Arrivals of the past without effects, from the table's first day on. */
  readonly cleaned: Float64Array;
  readonly effects: SurgeEffects;
  /** Of each day ahead: what is not known of rare effects, on the scale of logarithms. */
  readonly doubts: Float64Array;
  readonly features: FeaturesAsOf;
}

/** One forecast of the past beside what came, as known at a later origin. */
export interface PastSurge {
  readonly originDay: number;
  readonly point: Float64Array;
  readonly doubts: Float64Array;
  /** What was known then. */
  readonly table: SurgeTable;
}

export interface SurgeWalk {
  readonly series: SurgeSeries;
  /** Forecast from what was known at a moment; undefined when that was nothing. */
  at(originMs: number): SurgePoint | undefined;
  /** Forecasts of earlier origins, newest first. Kept, so that walking on costs little. */
  before(originDay: number): readonly PastSurge[];
}

/** 3 and the week have no common part: past origins fall on every weekday. */
const stride = 3;
const usualPast = 40;
const fewestDays = 10;

/** Forecasts a series from any moment, each time from what was known then alone. */
export const createSurgeWalk = (series: SurgeSeries): SurgeWalk => {
  const holidays = holidayDays(series.holidays);
  const kept = new Map<number, SurgePoint | undefined>();
  const at = (originMs: number): SurgePoint | undefined => {
    if (!kept.has(originMs)) kept.set(originMs, forecastAt(series, holidays, originMs));
    return kept.get(originMs);
  };
  const fast = new Map<number, SurgePoint | undefined>();
  const pastAt = (originMs: number): SurgePoint | undefined => {
    if (!series.fastPast) return at(originMs);
    if (!fast.has(originMs)) fast.set(originMs, forecastAt(series, holidays, originMs, 'fast'));
    return fast.get(originMs);
  };
  return {
    series,
    at,
    before: (originDay) => {
      const past: PastSurge[] = [];
      const newest = stride * Math.floor((originDay - 1) / stride);
      for (let k = 0; k < (series.mostPast ?? usualPast); k++) {
        const day = newest - k * stride;
        const forecast = pastAt(day * dayMs);
        if (!forecast) break;
        const { table } = forecast.features;
        if (day - table.firstDay < fewestDays) break;
        past.push({ originDay: day, point: forecast.point, doubts: forecast.doubts, table });
      }
      return past;
    },
  };
};

const forecastAt = (
  { rows, stream, horizon }: SurgeSeries,
  holidays: ReturnType<typeof holidayDays>,
  originMs: number,
  choice: 'all' | 'fast' = 'all',
): SurgePoint | undefined => {
  const features = featuresAsOf(rows, holidays, originMs, horizon);
  if (!features) return undefined;
  const { table, columns } = features;
  const past = table.originDay - table.firstDay;
  const effects = fitEffects(features, stream);
  const effect = (i: number) => {
    let sum = 0;
    columns.forEach((column, j) => {
      sum += (column[i] as number) * (effects.coefficients[j] as number);
    });
    return Math.exp(sum);
  };
  const cleaned = table.columns.arrivals.slice(0, past).map((value, i) => value / effect(i));
  const level = forecastLevel(cleaned, table.firstDay, horizon, choice);
  return {
    point: level.map((value, h) => value * effect(past + h)),
    level,
    base: mean(cleaned),
    cleaned,
    effects,
    doubts: level.map((_, h) =>
      Math.hypot(...effects.doubts.map((one, j) => one * (columns[j]?.[past + h] as number))),
    ),
    features,
  };
};
