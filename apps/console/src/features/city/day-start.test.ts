import { expect, it } from 'vitest';
import { dayStartMs } from './day-start.ts';

it('begins the day at midnight of the city, not of the server', () => {
  const now = Date.parse('2026-11-21T20:15:30Z');
  expect(new Date(dayStartMs(now, 'Asia/Kolkata')).toISOString()).toBe('2026-11-21T18:30:00.000Z');
  expect(new Date(dayStartMs(now, 'UTC')).toISOString()).toBe('2026-11-21T00:00:00.000Z');
});
