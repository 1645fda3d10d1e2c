import { z } from 'zod';
import { type FakeFeedServer, Refused, serveFeed } from './serve-feed.ts';

const hourMs = 3_600_000;
const degrees = (most: number) =>
  z.string().refine((text) => text !== '' && Math.abs(Number(text)) <= most, 'out of range');
const epoch = z.string().regex(/^\d{9,10}$/);
const place = { lat: degrees(90), lon: degrees(180), appid: z.string() };
const queries: Readonly<Record<string, z.ZodType<Record<string, string>>>> = {
  '/data/2.5/weather': z.strictObject(place),
  '/data/2.5/forecast': z.strictObject(place),
  '/data/2.5/air_pollution/history': z.strictObject({ ...place, start: epoch, end: epoch }),
  '/data/2.5/air_pollution/forecast': z.strictObject(place),
};

/** Keeps to https://openweathermap.org/current, /forecast5 and /api/air-pollution; no units: Kelvin. */
export const serveOpenWeatherMap = (key: string, now: () => Date): Promise<FakeFeedServer> =>
  serveFeed((url, _headers, { spoilt }) => {
    const query = queries[url.pathname]?.safeParse(Object.fromEntries(url.searchParams));
    if (query === undefined) throw new Refused(404, { cod: '404', message: 'Internal error' });
    if (!query.success) throw new Refused(400, { cod: '400', message: query.error.message });
    const { appid, start = '', end = '' } = query.data;
    if (appid !== key) throw new Refused(401, { cod: 401, message: 'Invalid API key.' });
    const nowMs = now().getTime();
    switch (url.pathname) {
      case '/data/2.5/weather':
        return {
          coord: { lon: 77.59, lat: 12.97 },
          weather: [{ id: 500, main: 'Rain', description: 'light rain', icon: '10d' }],
          base: 'stations',
          ...weather(Math.floor(nowMs / 1_000), '1h', spoilt),
          visibility: 6_000,
          sys: { country: 'IN', sunrise: 1, sunset: 2 },
          timezone: 19_800,
          id: 1277333,
          name: 'Bengaluru',
          cod: 200,
        };
      case '/data/2.5/forecast': {
        const stepMs = 3 * hourMs;
        const first = Math.ceil(nowMs / stepMs) * stepMs;
        const list = Array.from({ length: 40 }, (_, i) =>
          weather((first + i * stepMs) / 1_000, '3h', spoilt && i === 0),
        );
        return { cod: '200', message: 0, cnt: 40, list, city: { id: 1277333, timezone: 19_800 } };
      }
      case '/data/2.5/air_pollution/history':
        return pollution(Number(start) * 1_000, Number(end) * 1_000, spoilt);
      default:
        return pollution(nowMs, nowMs + 4 * 24 * hourMs, spoilt);
    }
  });

/** 25 °C. Rain is there only when it rains: at noon. */
const weather = (dt: number, step: '1h' | '3h', spoilt: boolean) => ({
  dt,
  main: {
    temp: spoilt ? 9999 : 298.15,
    feels_like: 299,
    pressure: 1012,
    humidity: spoilt ? 130 : 64,
    temp_min: 298.15,
    temp_max: 298.15,
  },
  wind: { speed: spoilt ? -999 : 3.1, deg: 150 },
  clouds: { all: 75 },
  ...(new Date(dt * 1_000).getUTCHours() === 12 && { rain: { [step]: 1.5 } }),
});

const pollution = (fromMs: number, toMs: number, spoilt: boolean) => {
  const first = Math.ceil(fromMs / hourMs);
  const count = Math.max(0, Math.floor(toMs / hourMs) - first + 1);
  return {
    coord: [77.59, 12.97],
    list: Array.from({ length: count }, (_, i) => {
      const isBad = spoilt && i === 0;
      return {
        dt: ((first + i) * hourMs) / 1_000,
        // One to five, on a scale of its own.
        main: { aqi: 4 },
        components: { co: 203.6, no2: 0.4, pm2_5: isBad ? -999 : 55.5, pm10: isBad ? 9999 : 101 },
      };
    }),
  };
};
