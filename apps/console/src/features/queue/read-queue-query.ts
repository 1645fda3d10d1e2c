import {
  type IncidentQuery,
  readIncidentQuery,
  type SearchParams,
} from '../incidents/incident-query.ts';

/** Filters that the queue offers; it always shows what waits, the most urgent first. */
export const readQueueQuery = (params: SearchParams): IncidentQuery => {
  const { category, zone, severityMin, assignee, needsPerson, sort } = readIncidentQuery(params);
  return {
    ...(category && { category }),
    ...(zone && { zone }),
    ...(severityMin && { severityMin }),
    ...(assignee && { assignee }),
    ...(needsPerson && { needsPerson }),
    sort: sort ?? 'due',
  };
};
