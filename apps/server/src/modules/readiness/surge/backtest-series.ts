import { pastShapes } from './interval-shape.ts';
import { lastSameWeekday } from './last-same-weekday.ts';
import { surgeIntervals } from './surge-intervals.ts';
import { dayMs } from './surge-row.ts';
import type { SurgeWalk } from './surge-walk.ts';

/** What would have been forecast of a day at a past origin, beside what came. People. */
export interface BacktestDay {
  /** Days since 1970-01-01 by the city's clock. */
  readonly day: number;
  /** 1 is the day of the origin itself, whose arrivals nobody knew yet. */
  readonly horizonDays: number;
  readonly point: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
  /** What came on the same weekday, the last that was known at the past origin. */
  readonly naive: number;
  /** As known at the origin of the fit. */
  readonly actual: number;
}

const horizons = [1, 3, 7, 14];
const mostOrigins = 30;
/** Known errors below which a past interval would show the prior more than the series. */
const fewestErrors = 20;

/**
 * Forecasts of past origins of a walk, each with nothing but what was known there: points, errors that
 * widths were learnt from, and the naive forecast. Oldest first; days of which nothing came to be
 * known, or that have no naive forecast, are left out.
 */
export const backtestSeries = (walk: SurgeWalk, originMs: number): BacktestDay[] => {
  const originDay = Math.floor(originMs / dayMs);
  const now = walk.at(originMs)?.features.table;
  if (!now) return [];
  return pastShapes(walk.before(originDay))
    .filter(({ errors }) => errors >= fewestErrors)
    .slice(-mostOrigins)
    .flatMap(({ past, shape }) => {
      const { point, doubts } = past;
      const { lower80, upper80, lower95, upper95 } = surgeIntervals(
        shape,
        shape.steps,
        point,
        doubts,
      );
      const then = past.table;
      return horizons.flatMap((horizonDays) => {
        const h = horizonDays - 1;
        const day = past.originDay + h;
        const actual = now.columns.arrivals[day - now.firstDay] ?? Number.NaN;
        const naive = lastSameWeekday(
          (one) => then.columns.arrivals[one - then.firstDay] ?? Number.NaN,
          day,
          past.originDay,
        );
        if (h >= past.point.length || day >= originDay) return [];
        if (Number.isNaN(actual) || Number.isNaN(naive)) return [];
        return [
          {
            day,
            horizonDays,
            point: past.point[h] as number,
            lower80: lower80[h] as number,
            upper80: upper80[h] as number,
            lower95: lower95[h] as number,
            upper95: upper95[h] as number,
            naive,
            actual,
          },
        ];
      });
    });
};
