import type { Gathering } from '@pulse/contract';
import { wallTime } from '../city/wall-time.ts';
import { addMonths, type Month } from './month.ts';

export interface AgendaDay {
  /** `2026-11-08` of the city */
  readonly date: string;
  readonly gatherings: Gathering[];
}

export interface AgendaMonth {
  readonly month: Month;
  readonly days: AgendaDay[];
}

/**
 * Gatherings under the day of the city on which they begin, month by month, the empty months too. One
 * that began earlier and still lasts stands under the first day shown.
 */
export const agendaOf = (
  gatherings: readonly Gathering[],
  first: Month,
  months: number,
  timeZone: string,
): AgendaMonth[] => {
  const byDate = new Map<string, Gathering[]>();
  for (const one of gatherings) {
    const began = wallTime(Date.parse(one.startsAt), timeZone).slice(0, 10);
    const date = began < `${first}-01` ? `${first}-01` : began;
    byDate.set(date, [...(byDate.get(date) ?? []), one]);
  }
  const dates = [...byDate.keys()].sort();
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(first, index);
    return {
      month,
      days: dates
        .filter((date) => date.startsWith(month))
        .map((date) => ({
          date,
          gatherings: (byDate.get(date) ?? []).sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
        })),
    };
  });
};
