export { cellsOfIncident, countHours, type HourlyCell } from './hourly-counts.ts';
export { isIncidentPublic } from './is-incident-public.ts';
export { incidentConsumers } from './jobs.ts';
export { loadLiveIncidents } from './load-live-incidents.ts';
export { ownRecords } from './own-records.ts';
export { lockForVote, recordVotes } from './record-votes.ts';
export { maySeeIncident, requireVisible } from './require-visible.ts';
export { isPublic } from './visibility.ts';
