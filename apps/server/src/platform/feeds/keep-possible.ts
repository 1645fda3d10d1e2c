import type { FeedReading, FeedValues } from './port.ts';

/**
 * What can be true of an hour. Weather: within the records kept by the World Meteorological
 * Organization (-89.2 and 56.7 °C, 305 mm in 42 minutes, 113 m/s), rounded outward. Particles: above
 * what wildfires and dust storms bring; instruments say 985, 999 or 9999 when they are out of order.
 */
const possible: Readonly<Record<keyof FeedValues, readonly [number, number]>> = {
  temperatureC: [-90, 60],
  humidityPct: [0, 100],
  rainMm: [0, 500],
  windMs: [0, 115],
  pm25: [0, 2_000],
  pm10: [0, 6_000],
  aqi: [0, 500],
};
const outOfOrder = new Set([985, 999, 9999, -999, -9999]);

const keys: readonly (keyof FeedValues)[] = [
  'temperatureC',
  'humidityPct',
  'rainMm',
  'windMs',
  'pm25',
  'pm10',
  'aqi',
];

export const unknownValues: FeedValues = {
  temperatureC: null,
  humidityPct: null,
  rainMm: null,
  windMs: null,
  pm25: null,
  pm10: null,
  aqi: null,
};

/** Turns values that cannot be true into unknown ones and leaves out readings that know nothing. */
export const keepPossible = (
  readings: readonly FeedReading[],
): { readings: FeedReading[]; dropped: number } => {
  let dropped = 0;
  const kept = readings.map((reading) => {
    const wrong = keys.filter((key) => {
      const value = reading[key];
      return value !== null && !isPossible(key, value);
    });
    dropped += wrong.length;
    return wrong.length === 0
      ? reading
      : { ...reading, ...Object.fromEntries(wrong.map((key) => [key, null])) };
  });
  const known = kept.filter((reading) => keys.some((key) => reading[key] !== null));
  return { readings: known.sort((a, b) => a.at.getTime() - b.at.getTime()), dropped };
};

const isPossible = (key: keyof FeedValues, value: number): boolean => {
  const [least, most] = possible[key];
  const isParticles = key === 'pm25' || key === 'pm10';
  return value >= least && value <= most && !(isParticles && outOfOrder.has(value));
};
