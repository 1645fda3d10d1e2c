import { createSortedMemory } from './sorted-memory.ts';

/** How surprising it is that a value does not move. */
export interface Stillness {
  /** -log10 of how often runs of equal values were as long as the one that goes on; 0 for short ones. */
  surprise(value: number): number;
  /** Readings of the run that goes on. */
  readonly run: number;
}

/** Shorter runs are chance, whatever the series. */
const leastRun = 10;
/** Runs that must have ended before one is judged: a series that hardly moves is not faulty. */
const warmUp = 100;

/** Compares the run that goes on with those that ended, as a conformal p-value. */
export const createStillness = (memory: number): Stillness => {
  const ended = createSortedMemory(memory);
  let last = Number.NaN;
  let run = 0;
  return {
    surprise: (value) => {
      if (value === last) run++;
      else {
        if (run > 0) ended.push(run);
        run = 1;
        last = value;
      }
      if (run < leastRun || ended.size < warmUp) return 0;
      return -Math.log10((ended.size - ended.countBelow(run) + 1) / (ended.size + 1));
    },
    get run() {
      return run;
    },
  };
};
