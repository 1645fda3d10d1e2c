import { describe, expect, it } from 'vitest';
import { dayOfIso, timeIn } from './city-time.ts';

describe('days of a city', () => {
  it('begin at its midnight, also where clocks are changed that night', () => {
    const { beginOf, wallOf } = timeIn('Europe/London', new Date('2026-03-29T12:00:00Z'));
    const begins = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26'].map(
      (day) => new Date(beginOf(dayOfIso(day))).toISOString().slice(0, 16),
    );
    expect(begins).toEqual([
      '2026-03-28T00:00',
      '2026-03-29T00:00',
      '2026-03-29T23:00',
      '2026-10-24T23:00',
      '2026-10-26T00:00',
    ]);
    for (const day of ['2026-03-29', '2026-03-30', '2026-10-25']) {
      expect(wallOf(beginOf(dayOfIso(day)))).toBe(Date.parse(`${day}T00:00:00Z`));
    }
  });

  it('are today by its clock: half an hour before midnight UTC it is tomorrow in India', () => {
    const now = new Date('2026-11-07T18:30:00Z');
    expect(timeIn('Asia/Kolkata', now).today).toBe(dayOfIso('2026-11-08'));
    expect(timeIn('America/New_York', now).today).toBe(dayOfIso('2026-11-07'));
  });
});
