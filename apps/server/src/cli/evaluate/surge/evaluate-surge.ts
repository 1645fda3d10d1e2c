import { naiveScale } from '@pulse/ml/evaluate';
import type { Holiday } from '@pulse/ml/forecast';
import {
  createSurgeWalk,
  dayMs,
  forecastSurge,
  type SurgeDrivers,
  type SurgeStream,
} from '../../../modules/readiness/index.ts';
import { UsageError } from '../../usage-error.ts';
import type { SurgeFile } from './read-surge.ts';

export interface SurgePlan {
  readonly file: string;
  readonly horizon: number;
  readonly origins: number;
  readonly step: number;
  readonly stream: SurgeStream;
  readonly holidays: readonly Holiday[];
  readonly onProgress: (share: number) => void;
}

/** One day that was forecast, beside what came. */
export interface SurgeDay {
  /** Index of the first forecast day in the file. */
  readonly origin: number;
  readonly day: number;
  /** Days ahead, from 1. */
  readonly horizon: number;
  readonly actual: number;
  readonly point: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly drivers: SurgeDrivers;
  /** The same pipeline without air and holidays. */
  readonly plain: number;
  readonly naive: number;
  /** Mean absolute error of the weekly naive forecast before the origin. */
  readonly scale: number;
  /** A public holiday, or the day before or after one. */
  readonly nearHoliday: boolean;
}

const week = 7;
const leastHistory = 28;

/**
 * Forecasts from every origin, oldest first, with the product's pipeline: it alone decides what was
 * known. Beside it the same without air and holidays, and last week's value again.
 */
export const evaluateSurge = (
  { firstDay, arrivals, rows }: SurgeFile,
  { file, horizon, origins, step, stream, holidays, onProgress }: SurgePlan,
): SurgeDay[] => {
  const last = arrivals.length - horizon;
  const first = last - (origins - 1) * step;
  if (first < leastHistory) {
    throw new UsageError(
      `${file}: ${arrivals.length} days are too few for ${origins} origins ${step} apart with horizon ${horizon}; ${(origins - 1) * step + horizon + leastHistory} are needed. Ask for fewer --origins or a smaller --step or --horizon.`,
    );
  }
  const shared = { stream, horizon };
  const full = createSurgeWalk({ ...shared, rows, holidays });
  const plain = createSurgeWalk({
    ...shared,
    rows: rows.filter(({ input }) => input !== 'air'),
    holidays: [],
  });
  const near = new Set(
    holidays.flatMap(({ day, minor }) => (minor ? [] : [day - 1, day, day + 1])),
  );
  const days: SurgeDay[] = [];
  for (let k = 0; k < origins; k++) {
    const origin = first + k * step;
    const originMs = (firstDay + origin) * dayMs;
    const forecast = forecastSurge(full, originMs);
    const beside = plain.at(originMs);
    onProgress((k + 1) / origins);
    if (!forecast || !beside) continue;
    const scale = naiveScale(arrivals.subarray(0, origin), week);
    for (let h = 0; h < horizon; h++) {
      const pick = (column: Float64Array) => column[h] as number;
      days.push({
        origin,
        day: firstDay + origin + h,
        horizon: h + 1,
        actual: arrivals[origin + h] as number,
        point: pick(forecast.point),
        lower80: pick(forecast.lower80),
        upper80: pick(forecast.upper80),
        lower95: pick(forecast.lower95),
        upper95: pick(forecast.upper95),
        drivers: forecast.drivers[h] as SurgeDrivers,
        plain: pick(beside.point),
        naive: lastKnown(arrivals, origin, h),
        scale,
        nearHoliday: near.has(firstDay + origin + h),
      });
    }
  }
  return days;
};

/** The newest known value of the same weekday before the origin. */
const lastKnown = (arrivals: Float64Array, origin: number, h: number): number => {
  for (let i = origin + h - week * (Math.floor(h / week) + 1); i >= 0; i -= week) {
    const value = arrivals[i] as number;
    if (!Number.isNaN(value)) return value;
  }
  return Number.NaN;
};
