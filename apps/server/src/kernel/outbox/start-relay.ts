import type { Queue } from '../../platform/queue/index.ts';
import type { Services } from '../ctx.ts';
import type { Topic } from '../events.ts';
import { placeEvents } from './place-events.ts';
import { queueEvents } from './queue-events.ts';
import { startWakeLoop, type WakeLoop } from './wake-loop.ts';

/** Wakes those who follow the outbox; losing one costs them half a second. */
export const placedChannel = 'pulse:placed';
const idleMs = 500;

/**
 * Moves events on: gives them positions, which is what the live screens follow, and hands them to
 * the queue for the durable consumers. The two go separately, so that a dead queue delays no screen.
 */
export const startRelay = (
  services: Services,
  queue: Queue,
  consumed: ReadonlySet<Topic>,
): WakeLoop => {
  const queueing = startWakeLoop({
    turn: async () => (await queueEvents(services.db, queue, consumed)) > 0,
    idleMs,
    onError: (error) =>
      services.log.warn({ err: error }, 'the queue took no events; they wait in the outbox'),
  });
  const placing = startWakeLoop({
    turn: async () => {
      const placed = await placeEvents(services.db);
      if (placed === 0) return false;
      queueing.wake();
      await services.cache.publish(placedChannel, String(placed));
      return true;
    },
    idleMs,
    onError: (error) => services.log.warn({ err: error }, 'events cannot be placed'),
  });
  return {
    wake: placing.wake,
    close: async () => {
      await placing.close();
      await queueing.close();
    },
  };
};
