import { z } from 'zod';
import { type FakeFeedServer, Refused, serveFeed } from './serve-feed.ts';

const hourMs = 3_600_000;
const LocationsQuery = z.strictObject({
  coordinates: z.string().regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/),
  radius: z.string().refine((text) => Number(text) >= 1 && Number(text) <= 25_000),
  limit: z.string().refine((text) => Number(text) >= 1 && Number(text) <= 1_000),
});
const HoursQuery = z.strictObject({
  datetime_from: z.iso.datetime(),
  datetime_to: z.iso.datetime(),
  limit: z.string().refine((text) => Number(text) >= 1 && Number(text) <= 1_000),
  page: z.string().regex(/^[1-9]\d*$/),
});

interface FakeSensor {
  readonly id: number;
  readonly station: number;
  readonly parameter: { id: number; name: string; units: string; displayName: string };
  readonly value: number;
}
const pm25 = { id: 2, name: 'pm25', units: 'µg/m³', displayName: 'PM2.5' };
const pm10 = { id: 1, name: 'pm10', units: 'µg/m³', displayName: 'PM10' };
const no2 = { id: 7, name: 'no2', units: 'ppb', displayName: 'NO₂' };
/** Two stations that measure particles, and one that stopped years ago. */
const sensors: readonly FakeSensor[] = [
  { id: 11, station: 1, parameter: pm25, value: 48.5 },
  { id: 12, station: 1, parameter: pm10, value: 95 },
  { id: 13, station: 1, parameter: no2, value: 12 },
  { id: 21, station: 2, parameter: pm25, value: 61 },
  { id: 31, station: 3, parameter: pm25, value: 30 },
];

/** Keeps to version 3 of https://docs.openaq.org, with the key in a header. */
export const serveOpenAq = (key: string, now: () => Date): Promise<FakeFeedServer> =>
  serveFeed((url, headers, { spoilt }) => {
    if (headers['x-api-key'] !== key) {
      throw new Refused(401, { message: 'Invalid credentials' });
    }
    const query = Object.fromEntries(url.searchParams);
    if (url.pathname === '/v3/locations') {
      const asked = LocationsQuery.safeParse(query);
      if (!asked.success) throw new Refused(422, { detail: asked.error.issues });
      return page(
        1,
        Number(asked.data.limit),
        [1, 2, 3].map((id) => location(id, now())),
      );
    }
    const sensor = sensors.find(({ id }) => url.pathname === `/v3/sensors/${id}/hours`);
    if (sensor === undefined) throw new Refused(404, { detail: 'Not Found' });
    const asked = HoursQuery.safeParse(query);
    if (!asked.success) throw new Refused(422, { detail: asked.error.issues });
    const { datetime_from: from, datetime_to: to } = asked.data;
    const [limit, at] = [Number(asked.data.limit), Number(asked.data.page)];
    const nowMs = now().getTime();
    const underWay = Math.floor(nowMs / hourMs) * hourMs + hourMs;
    const all = hours(sensor, Date.parse(from), Math.min(Date.parse(to), underWay), spoilt);
    return page(at, limit, all.slice((at - 1) * limit, at * limit));
  });

const page = (at: number, limit: number, results: readonly unknown[]) => ({
  meta: { name: 'openaq-api', website: '/', page: at, limit, found: results.length },
  results,
});

const instant = (ms: number) => ({
  utc: new Date(ms).toISOString().replace('.000Z', 'Z'),
  local: new Date(ms + 5.5 * hourMs).toISOString().replace('.000Z', '+05:30'),
});

const location = (id: number, now: Date) => ({
  id,
  name: `Station ${id}`,
  locality: null,
  timezone: 'Asia/Kolkata',
  country: { id: 9, code: 'IN', name: 'India' },
  isMobile: false,
  isMonitor: true,
  instruments: [],
  sensors: sensors
    .filter(({ station }) => station === id)
    .map((sensor) => ({
      id: sensor.id,
      name: `${sensor.parameter.name} ${sensor.parameter.units}`,
      parameter: sensor.parameter,
    })),
  coordinates: { latitude: 12.97, longitude: 77.59 },
  distance: 1_000 * id,
  datetimeFirst: instant(Date.UTC(2018, 0, 1)),
  datetimeLast: instant(id === 3 ? Date.UTC(2021, 0, 1) : now.getTime()),
});

/** Means of hours that end within the span; the one under way is told as far as it came. */
const hours = ({ parameter, value }: FakeSensor, fromMs: number, toMs: number, spoilt: boolean) => {
  const found = [];
  for (let at = Math.ceil(fromMs / hourMs) * hourMs; at + hourMs <= toMs; at += hourMs) {
    found.push({
      value: spoilt && found.length === 0 ? 9999 : value,
      flagInfo: { hasFlags: false },
      parameter,
      period: {
        label: '1hour',
        interval: '01:00:00',
        datetimeFrom: instant(at),
        datetimeTo: instant(at + hourMs),
      },
      coordinates: null,
      summary: null,
      coverage: { expectedCount: 1, observedCount: 1, percentComplete: 100 },
    });
  }
  return found;
};
