import type { Clock } from '../kernel/clock.ts';

export interface TestClock extends Clock {
  set(now: Date): void;
  advanceSeconds(seconds: number): void;
}

/** Stands still until a test moves it. */
export const createTestClock = (start = new Date('2026-03-02T06:00:00Z')): TestClock => {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    set: (now) => {
      nowMs = now.getTime();
    },
    advanceSeconds: (seconds) => {
      nowMs += seconds * 1000;
    },
  };
};
