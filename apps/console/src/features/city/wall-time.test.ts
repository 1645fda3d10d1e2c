import { expect, it } from 'vitest';
import { instantOf, wallTime } from './wall-time.ts';

it('shows an instant as a clock of the city does, and finds it again', () => {
  const at = Date.parse('2026-11-08T13:00:00Z');
  expect(wallTime(at, 'Asia/Kolkata')).toBe('2026-11-08T18:30');
  expect(instantOf('2026-11-08T18:30', 'Asia/Kolkata')).toBe(at);
  expect(instantOf('2026-11-08T13:00', 'UTC')).toBe(at);
});

it('finds the instant on either side of a change of the clocks', () => {
  for (const at of ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-10-25T03:30:00Z']) {
    const wall = wallTime(Date.parse(at), 'Europe/Berlin');
    expect(instantOf(wall, 'Europe/Berlin')).toBe(Date.parse(at));
  }
});

it('takes no text that is no time', () => {
  expect(instantOf('', 'UTC')).toBeUndefined();
  expect(instantOf('tomorrow', 'UTC')).toBeUndefined();
});
