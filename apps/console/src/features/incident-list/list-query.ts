import { withInstants } from '../incidents/day-range.ts';
import type { IncidentQuery } from '../incidents/incident-query.ts';

const pageSize = '50';

/** What the API is asked for a view of the list. */
export const apiQuery = (query: IncidentQuery, timeZone: string): IncidentQuery => ({
  ...withInstants(query, timeZone),
  limit: pageSize,
});
