import { describe, expect, it } from 'vitest';
import { repeatYearly } from './repeat-yearly.ts';

const span = (startsAt: string, endsAt: string) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

describe('repeatYearly', () => {
  it('keeps the distance to the holiday and the hours, in the time of the city', () => {
    const eve = span('2026-11-07T19:00:00Z', '2026-11-08T01:00:00Z');
    // 00:30 on the 8th in Kolkata: the day of the holiday itself.
    expect(repeatYearly(eve, ['2026-11-08', '2027-10-29'], 'Asia/Kolkata')).toEqual([
      span('2027-10-28T19:00:00Z', '2027-10-29T01:00:00Z'),
    ]);
  });

  it('keeps the hour on the clock where clocks are changed', () => {
    const winter = span('2026-02-10T18:00:00Z', '2026-02-10T20:00:00Z');
    expect(repeatYearly(winter, ['2026-02-10', '2027-06-10'], 'Europe/London')).toEqual([
      span('2027-06-10T17:00:00Z', '2027-06-10T19:00:00Z'),
    ]);
  });

  it('knows no holiday that is more than 15 days away', () => {
    const lonely = span('2026-06-01T10:00:00Z', '2026-06-01T12:00:00Z');
    expect(repeatYearly(lonely, ['2026-06-20'], 'Asia/Kolkata')).toBeUndefined();
    expect(repeatYearly(lonely, [], 'Asia/Kolkata')).toBeUndefined();
  });
});
