export type { LiveIncident, LoadLiveIncidents } from './live-incident.ts';
export { type Hub, startHub } from './start-hub.ts';
