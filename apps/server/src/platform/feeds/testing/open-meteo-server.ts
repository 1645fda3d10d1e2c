import { z } from 'zod';
import { type FakeFeedServer, Refused, serveFeed } from './serve-feed.ts';

const hourMs = 3_600_000;
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const degrees = (most: number) =>
  z.string().refine((text) => text !== '' && Math.abs(Number(text)) <= most, 'out of range');
const common = {
  latitude: degrees(90),
  longitude: degrees(180),
  timezone: z.literal('UTC'),
  start_date: day,
  end_date: day,
};
const weather = ['temperature_2m', 'relative_humidity_2m', 'precipitation', 'wind_speed_10m'];
const air = ['pm2_5', 'pm10'];
const variablesOf = (known: readonly string[]) =>
  z.string().refine((text) => text.split(',').every((name) => known.includes(name)), 'unknown');
const wind = { wind_speed_unit: z.enum(['kmh', 'ms', 'mph', 'kn']).default('kmh') };
const queries: Readonly<Record<string, z.ZodType<Record<string, string>>>> = {
  '/v1/forecast': z.strictObject({ ...common, ...wind, hourly: variablesOf(weather) }),
  '/v1/archive': z.strictObject({ ...common, ...wind, hourly: variablesOf(weather) }),
  '/v1/air-quality': z.strictObject({ ...common, hourly: variablesOf(air) }),
};

export interface OpenMeteoServer extends FakeFeedServer {
  readonly weather: {
    /** Some servers keep to their own unit, whatever they are asked for. */
    windUnit: 'm/s' | 'km/h';
    /** Hours without a value, as ISO times. */
    readonly unknownHours: Set<string>;
  };
}

/** Keeps to https://open-meteo.com/en/docs, /en/docs/historical-weather-api and /en/docs/air-quality-api. */
export const serveOpenMeteo = async (now: () => Date): Promise<OpenMeteoServer> => {
  const weatherTold: OpenMeteoServer['weather'] = { windUnit: 'm/s', unknownHours: new Set() };
  const server = await serveFeed((url, _headers, { spoilt }) => {
    const query = queries[url.pathname]?.safeParse(Object.fromEntries(url.searchParams));
    if (query === undefined) throw new Refused(404, { error: true, reason: 'Not Found' });
    if (!query.success) throw new Refused(400, { error: true, reason: query.error.message });
    const { windUnit, unknownHours } = weatherTold;
    const { start_date: start = '', end_date: end = '', hourly = '' } = query.data;
    refuseOutside(url.pathname, start, end, now());
    const names = hourly.split(',');
    const begin = Date.parse(`${start}T00:00Z`);
    const length = (Date.parse(`${end}T00:00Z`) - begin) / hourMs + 24;
    const times = Array.from({ length }, (_, i) => new Date(begin + i * hourMs).toISOString());
    const column = (name: string) =>
      times.map((time, i) => {
        if (unknownHours.has(time)) return null;
        const value = spoilt && i === 12 ? (bad[name] ?? 0) : hourlyValue(name, time);
        return name === 'wind_speed_10m' && windUnit === 'km/h' ? value * 3.6 : value;
      });
    return {
      latitude: 13,
      longitude: 77.625,
      generationtime_ms: 0.1,
      utc_offset_seconds: 0,
      timezone: 'UTC',
      timezone_abbreviation: 'GMT',
      elevation: 910,
      hourly_units: {
        time: 'iso8601',
        ...Object.fromEntries(
          names.map((name) => [name, name === 'wind_speed_10m' ? windUnit : unit[name]]),
        ),
      },
      hourly: {
        time: times.map((time) => time.slice(0, 16)),
        ...Object.fromEntries(names.map((name) => [name, column(name)])),
      },
    };
  });
  return Object.assign(server, { weather: weatherTold });
};

const unit: Readonly<Record<string, string>> = {
  temperature_2m: '°C',
  relative_humidity_2m: '%',
  precipitation: 'mm',
  pm2_5: 'μg/m³',
  pm10: 'μg/m³',
};

/** Warmest at nine in the morning of UTC, which is the afternoon in India. */
const hourlyValue = (name: string, time: string): number => {
  const hour = new Date(time).getUTCHours();
  const rise = 12 - Math.abs(((hour + 15) % 24) - 12);
  switch (name) {
    case 'temperature_2m':
      return 20 + rise;
    case 'relative_humidity_2m':
      return 80 - 3 * rise;
    case 'precipitation':
      return hour === 12 ? 4.2 : 0;
    case 'wind_speed_10m':
      return 2.5;
    case 'pm2_5':
      return 40 + hour;
    default:
      return 90 + hour;
  }
};

const bad: Readonly<Record<string, number>> = {
  temperature_2m: 9999,
  relative_humidity_2m: 130,
  precipitation: -1,
  wind_speed_10m: -999,
  pm2_5: -999,
  pm10: 9999,
};

const dayMs = 24 * hourMs;
const refuseOutside = (path: string, start: string, end: string, now: Date): void => {
  const days = (text: string) => (Date.parse(`${text}T00:00Z`) - now.getTime()) / dayMs;
  // From the start of today: the last day begins so many days less one after it.
  const last = { '/v1/forecast': 15, '/v1/air-quality': 6 }[path] ?? -1;
  const first = { '/v1/forecast': -93, '/v1/air-quality': -1_400 }[path] ?? -30_000;
  if (start > end) throw new Refused(400, { error: true, reason: 'End date is before start' });
  if (days(start) < first || days(end) > last) {
    throw new Refused(400, { error: true, reason: "Parameter 'end_date' is out of allowed range" });
  }
};
