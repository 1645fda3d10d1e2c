import { dayStartMs } from '../city/day-start.ts';
import type { IncidentQuery } from './incident-query.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** People choose days of the city; the API takes instants. The last day counts in full. */
export const withInstants = (query: IncidentQuery, timeZone: string): IncidentQuery => ({
  ...query,
  ...(query.from ? { from: new Date(startOf(query.from, timeZone)).toISOString() } : {}),
  ...(query.to ? { to: new Date(startOf(query.to, timeZone) + dayMs).toISOString() } : {}),
});

/** Midnight of a calendar day in a zone: noon UTC lies on that day anywhere from -12 to +11:59. */
const startOf = (day: string, timeZone: string): number =>
  dayStartMs(Date.parse(`${day}T12:00:00Z`), timeZone);
