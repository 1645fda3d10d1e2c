import type { Incident, IncidentSort } from '@pulse/contract';

/** The order of the server, kept here too so that what arrives finds its place. */
export const sortQueue = (incidents: readonly Incident[], sort: IncidentSort): Incident[] => {
  const compare = comparisons[sort];
  return [...incidents].sort((a, b) => compare(a, b) || a.id.localeCompare(b.id));
};

const byCreation = (a: Incident, b: Incident) => Date.parse(a.createdAt) - Date.parse(b.createdAt);

const comparisons: Record<IncidentSort, (a: Incident, b: Incident) => number> = {
  newest: (a, b) => byCreation(b, a),
  oldest: byCreation,
  severity: (a, b) => b.severity - a.severity || byCreation(b, a),
  updated: (a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt),
  due: (a, b) => dueMs(a) - dueMs(b),
};

const dueMs = (incident: Incident): number =>
  Date.parse(incident.staff?.dueAt ?? incident.createdAt);
