import type { IntervalForecast } from '@pulse/ml/forecast';
import { intervalShape } from './interval-shape.ts';
import { type SurgeDrivers, surgeDrivers } from './surge-drivers.ts';
import { surgeIntervals } from './surge-intervals.ts';
import type { SurgePoint, SurgeWalk } from './surge-walk.ts';

export interface SurgeForecast extends IntervalForecast {
  /** First day that is forecast, days since 1970-01-01. */
  readonly originDay: number;
  /** One for each day ahead. */
  readonly drivers: readonly SurgeDrivers[];
  /** What it was made of, to explain it again when parts and whole were made to agree. */
  readonly surge: SurgePoint;
}

/**
 * Forecasts the arrivals of the coming days from what was known at a moment, with 80 and 95 %
 * intervals and what drives each day.
 *
 * @returns undefined when nothing was known of the arrivals
 */
export const forecastSurge = (walk: SurgeWalk, originMs: number): SurgeForecast | undefined => {
  const surge = walk.at(originMs);
  if (!surge) return undefined;
  const { originDay, firstDay, columns } = surge.features.table;
  const arrivalsOf = (day: number) => columns.arrivals[day - firstDay] ?? Number.NaN;
  const past = walk.before(originDay);
  const shape = intervalShape(past, originDay, arrivalsOf, surge.point.length);
  return {
    ...surgeIntervals(shape, shape.steps, surge.point, surge.doubts),
    originDay,
    drivers: Array.from(surge.point, (_, step) => surgeDrivers(surge, step)),
    surge,
  };
};
