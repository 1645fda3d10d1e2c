import { DomainError } from '../../kernel/errors.ts';

type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets `atOnce` pieces of work run and `waiting` more wait for them.
 *
 * @throws DomainError `unavailable` when the waiting room is full: memory must not grow with it
 */
export const takeTurns = (atOnce: number, waiting: number): Turns => {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw tooBusy();
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // The turn is handed over, so that a newcomer cannot slip in between.
      if (next) next();
      else running -= 1;
    }
  };
};

const tooBusy = () =>
  new DomainError('unavailable', 'Too many photos are being prepared at the moment.', {
    remedy: 'Try again in a few seconds.',
    retryAfterSeconds: 5,
  });
