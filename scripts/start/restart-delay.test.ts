import { expect, it } from 'vitest';
import { restartDelayMs } from './restart-delay.mjs';

it('is under a second at first, grows, and never exceeds ten seconds', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 50].map(restartDelayMs);
  expect(delays).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
});
