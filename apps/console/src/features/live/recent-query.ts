import type { IncidentQuery } from '../incidents/incident-query.ts';

/** What the stream begins with. */
export const recentQuery: IncidentQuery = { sort: 'newest', limit: '25' };
