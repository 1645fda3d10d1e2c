import type { Services } from '../ctx.ts';
import type { PlacedEvent } from '../events.ts';
import { eventRange, readEvents } from './read-events.ts';
import { placedChannel } from './start-relay.ts';
import { startWakeLoop } from './wake-loop.ts';

export interface OutboxFollower {
  /** The last position that was handed on. */
  position(): number;
  close(): Promise<void>;
}

const batchRows = 500;
const idleMs = 500;

/**
 * Hands every event from now on to `onEvents`, in order and none left out, batch after batch.
 * Wake-up calls come through the cache's channel; without them it looks twice a second.
 */
export const followOutbox = async (
  services: Services,
  onEvents: (events: readonly PlacedEvent[]) => Promise<void>,
): Promise<OutboxFollower> => {
  let last = (await eventRange(services.db)).last;
  const loop = startWakeLoop({
    turn: async () => {
      const events = await readEvents(services.db, last, batchRows);
      const newest = events.at(-1);
      if (newest === undefined) return false;
      await onEvents(events);
      last = newest.position;
      return events.length === batchRows;
    },
    idleMs,
    onError: (error) => services.log.warn({ err: error }, 'the outbox cannot be followed'),
  });
  const subscription = await services.cache.subscribe(placedChannel, loop.wake, loop.wake);
  return {
    position: () => last,
    close: async () => {
      await subscription.close();
      await loop.close();
    },
  };
};
