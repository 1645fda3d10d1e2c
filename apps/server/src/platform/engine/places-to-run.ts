export interface PlacesToRun {
  /** True with a place; false when the signal came first, or everybody was sent away. */
  take(signal: AbortSignal): Promise<boolean>;
  /** Hands the place to whoever waits longest. */
  leave(): void;
  sendAway(): void;
  running(): number;
  waiting(): number;
}

/** So many may run at once; the others wait in order. */
export const createPlacesToRun = (places: number): PlacesToRun => {
  const queue: ((hasPlace: boolean) => void)[] = [];
  let running = 0;
  return {
    take: (signal) => {
      if (running < places) {
        running += 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const giveUp = () => {
          queue.splice(queue.indexOf(answer), 1);
          resolve(false);
        };
        const answer = (hasPlace: boolean) => {
          signal.removeEventListener('abort', giveUp);
          resolve(hasPlace);
        };
        queue.push(answer);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
    leave: () => {
      const next = queue.shift();
      if (next) next(true);
      else running -= 1;
    },
    sendAway: () => {
      for (const answer of queue.splice(0)) answer(false);
    },
    running: () => running,
    waiting: () => queue.length,
  };
};
