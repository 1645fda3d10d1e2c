import type { FeedReading } from '../../../platform/feeds/index.ts';

export interface DayForecast {
  readonly station: string;
  /** YYYY-MM-DD by the city's clocks. */
  readonly day: string;
  readonly temperatureMaxC: number | null;
  readonly temperatureMinC: number | null;
  readonly humidityPct: number | null;
  readonly pm25: number | null;
  readonly rainMm: number | null;
}

const blockMs = 3 * 3_600_000;
const dayMs = 24 * 3_600_000;
const blocksOfDay = dayMs / blockMs;

/**
 * Forecasts of hours as forecasts of days. Of a day that is not told in full, from its first three
 * hours to its last, nothing is said: half a day has no highest temperature.
 *
 * @param offsetMs how far the city's clocks are ahead of UTC at an instant
 */
export const summariseDays = (
  readings: readonly FeedReading[],
  offsetMs: (instantMs: number) => number,
): DayForecast[] => {
  const days = new Map<string, { station: string; day: string; hours: Hour[] }>();
  for (const reading of readings) {
    const wall = reading.at.getTime() + offsetMs(reading.at.getTime());
    const day = new Date(wall).toISOString().slice(0, 10);
    const key = `${reading.station} ${day}`;
    const found = days.get(key) ?? { station: reading.station, day, hours: [] };
    found.hours.push({ block: Math.floor((wall % dayMs) / blockMs), reading });
    days.set(key, found);
  }
  return [...days.values()].flatMap(({ station, day, hours }) => {
    const told = {
      temperatureMaxC: over(hours, 'temperatureC', (values) => Math.max(...values)),
      temperatureMinC: over(hours, 'temperatureC', (values) => Math.min(...values)),
      humidityPct: over(hours, 'humidityPct', mean),
      pm25: over(hours, 'pm25', mean),
      rainMm: over(hours, 'rainMm', sum),
    };
    const isKnown = Object.values(told).some((value) => value !== null);
    return isKnown ? [{ station, day, ...told }] : [];
  });
};

interface Hour {
  readonly block: number;
  readonly reading: FeedReading;
}

const over = (
  hours: readonly Hour[],
  key: 'temperatureC' | 'humidityPct' | 'pm25' | 'rainMm',
  summarise: (values: readonly number[]) => number,
): number | null => {
  const known = hours.flatMap(({ block, reading }) => {
    const value = reading[key];
    return value === null ? [] : [{ block, value }];
  });
  if (new Set(known.map(({ block }) => block)).size < blocksOfDay) return null;
  return summarise(known.map(({ value }) => value));
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
