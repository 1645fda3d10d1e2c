import type { Incident, MapPoint } from '@pulse/contract';
import type { LiveMessage } from '../live/live-connection.ts';

/** The pins after a live message; `belongs` says whether an incident is one of those asked for. */
export const changePoints = (
  points: MapPoint[],
  { message, payload }: LiveMessage,
  belongs: (incident: Incident) => boolean,
): MapPoint[] => {
  if (message === 'incident:removed') return points.filter(({ id }) => id !== payload.id);
  if (message === 'vote:new') {
    return points.map((point) =>
      point.id === payload.incidentId ? { ...point, verified: payload.verified } : point,
    );
  }
  if (message === 'presence' || message === 'hospital:changed') return points;
  const others = points.filter(({ id }) => id !== payload.incident.id);
  return belongs(payload.incident) ? [...others, pointOf(payload.incident)] : others;
};

const pointOf = (incident: Incident): MapPoint => {
  const { id, lat, lng, category, severity, status, verified } = incident;
  return { id, lat, lng, category, severity, status, verified };
};
