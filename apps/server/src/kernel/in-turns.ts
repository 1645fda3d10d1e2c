import { setImmediate } from 'node:timers/promises';

/** Work in small pieces: between two of them it may be put off. */
export type Steps<Result> = Generator<undefined, Result>;

/** Holding the loop for longer is felt by those who wait for an answer. */
const turnMs = 8;

/** Does all pieces, and lets others have the loop whenever a turn of it is over. */
export const inTurns = async <Result>(steps: Steps<Result>): Promise<Result> => {
  let sinceMs = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - sinceMs < turnMs) continue;
    await setImmediate();
    sinceMs = performance.now();
  }
};

/** Does all pieces without a break: for few of them, and where nobody waits. */
export const atOnce = <Result>(steps: Steps<Result>): Result => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
