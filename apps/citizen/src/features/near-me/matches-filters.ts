import type { Incident } from '@pulse/contract';
import { severityFloors } from '@pulse/ui';
import type { Filters } from './filters.ts';

/**
 * Whether a new incident belongs into a list. Times are not looked at, since news is recent; words
 * are left to the server, so a list that searches does not grow by itself.
 */
export const matchesFilters = (incident: Incident, filters: Filters): boolean => {
  if (filters.text !== '') return false;
  if (filters.status === 'open' && !['active', 'reported'].includes(incident.status)) return false;
  if (filters.status === 'resolved' && incident.status !== 'resolved') return false;
  if (filters.categories.length > 0 && !filters.categories.includes(incident.category))
    return false;
  if (filters.severity !== 'any' && incident.severity < severityFloors[filters.severity]) {
    return false;
  }
  if (filters.ward) return incident.area?.id === filters.ward;
  if (filters.zone && incident.zone?.id !== filters.zone) return false;
  return filters.bbox === undefined || contains(filters.bbox, incident);
};

const contains = (bbox: string, { lat, lng }: Incident): boolean => {
  const [west = 0, south = 0, east = 0, north = 0] = bbox.split(',').map(Number);
  return lng >= west && lng <= east && lat >= south && lat <= north;
};
