import type { PlacedEvent } from '../../kernel/events.ts';

/** Which kinds of lists a run of events makes old. */
export const outboxTopics = (
  events: readonly PlacedEvent[],
): { incidents: boolean; places: boolean; predictions: boolean } => ({
  incidents: events.some(({ topic }) => topic.startsWith('incident') || topic.startsWith('vote')),
  places: events.some(({ topic }) => topic === 'places.changed'),
  predictions: events.some(({ topic }) => topic === 'predictions.refreshed'),
});
