import { describe, expect, it } from 'vitest';
import type { FeedReading } from '../../../platform/feeds/index.ts';
import { summariseDays } from './summarise-days.ts';

const hourMs = 3_600_000;
const india = () => 5.5 * hourMs;

/** Readings from a moment on, a step apart, warmer each time. */
const told = (from: string, count: number, stepHours = 1): FeedReading[] =>
  Array.from({ length: count }, (_, i) => ({
    station: 's',
    at: new Date(Date.parse(from) + i * stepHours * hourMs),
    temperatureC: i,
    humidityPct: 50,
    rainMm: 0.5,
    windMs: null,
    pm25: null,
    pm10: null,
    aqi: null,
  }));

describe('forecasts of days', () => {
  it('follow the clocks of the city', () => {
    // 19:00 UTC is half past midnight in India.
    expect(summariseDays(told('2026-03-01T19:00:00Z', 24), india)).toEqual([
      {
        station: 's',
        day: '2026-03-02',
        temperatureMaxC: 23,
        temperatureMinC: 0,
        humidityPct: 50,
        pm25: null,
        rainMm: 12,
      },
    ]);
  });

  it('say nothing of a day that is told in part', () => {
    expect(summariseDays(told('2026-03-01T22:00:00Z', 21), india)).toEqual([]);
    expect(summariseDays(told('2026-03-01T19:00:00Z', 21), india)).toEqual([]);
  });

  it('take steps of three hours too', () => {
    const days = summariseDays(told('2026-03-01T21:00:00Z', 16, 3), india);
    expect(days.map(({ day, temperatureMaxC }) => [day, temperatureMaxC])).toEqual([
      ['2026-03-02', 7],
      ['2026-03-03', 15],
    ]);
  });
});
