import type { Ctx } from '../../kernel/ctx.ts';
import type { PlacedEvent } from '../../kernel/events.ts';
import { type Addressed, addressEvent } from './address-event.ts';
import type { LoadLiveIncidents } from './live-incident.ts';

/**
 * Messages for a run of events. Every incident is told in its present state, so a message may run
 * ahead of its event; versions tell the client which of two is newer.
 */
export const loadAddressed = async (
  ctx: Ctx,
  load: LoadLiveIncidents,
  events: readonly PlacedEvent[],
): Promise<Addressed[]> => {
  const concerning = events.flatMap((event) => {
    const { incidentId } = event.payload;
    return typeof incidentId === 'string' ? [{ event, incidentId }] : [];
  });
  if (concerning.length === 0) return [];
  const live = await load(ctx, [...new Set(concerning.map(({ incidentId }) => incidentId))]);
  return concerning.flatMap(({ event, incidentId }) => {
    const incident = live.get(incidentId);
    return incident === undefined ? [] : addressEvent(event, incident);
  });
};
