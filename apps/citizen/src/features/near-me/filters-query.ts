import { severityFloors } from '@pulse/ui';
import type { Filters, TimeChoice } from './filters.ts';

const dayMs = 24 * 60 * 60_000;
const windowsMs: Record<Exclude<TimeChoice, 'any'>, number> = {
  day: dayMs,
  week: 7 * dayMs,
  month: 30 * dayMs,
};
/** Same text for a while, so that the server's prepared answers are shared by many readers. */
const roundedToMs = 10 * 60_000;

export const pageSize = 30;

/** The filters in the words of the API. What I reported myself is open before it is public. */
export const filtersQuery = (filters: Filters, cityId: string, nowMs: number) => ({
  city: cityId,
  status: {
    open: 'active,reported',
    resolved: 'resolved',
    all: 'active,reported,resolved',
  }[filters.status],
  category: filters.categories.join(',') || undefined,
  severityMin: filters.severity === 'any' ? undefined : String(severityFloors[filters.severity]),
  from: filters.time === 'any' ? undefined : since(windowsMs[filters.time], nowMs),
  area: filters.ward,
  zone: filters.ward ? undefined : filters.zone,
  bbox: filters.bbox,
  text: filters.text || undefined,
});

/** The same with what only a list needs. */
export const listQuery = (filters: Filters, cityId: string, nowMs: number) => ({
  ...filtersQuery(filters, cityId, nowMs),
  sort: filters.sort,
  limit: String(pageSize),
  cursor: filters.cursor,
});

const since = (windowMs: number, nowMs: number): string =>
  new Date(Math.floor((nowMs - windowMs) / roundedToMs) * roundedToMs).toISOString();
