import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFeed, sceneNow, scenePlace } from './contract-suite.ts';
import { createOpenWeatherMapFeed } from './openweathermap.ts';
import { serveOpenWeatherMap } from './testing/openweathermap-server.ts';
import type { FakeFeedServer } from './testing/serve-feed.ts';

const key = 'openweathermap-key-that-nobody-sees';
const now = () => sceneNow;

describe('openweathermap', () => {
  describeFeed(async () => {
    const server = await serveOpenWeatherMap(key, now);
    return {
      server,
      secret: key,
      open: (limits) => createOpenWeatherMapFeed({ url: server.url, key, limits }),
    };
  });

  let server: FakeFeedServer;
  beforeAll(async () => {
    server = await serveOpenWeatherMap(key, now);
  });
  afterAll(() => server.close());

  const day = { place: scenePlace, from: new Date('2026-03-01T00:00:00Z'), to: sceneNow };
  const open = () => createOpenWeatherMapFeed({ url: server.url, key });

  it('turns Kelvin into Celsius and seconds into times, and takes no other index for India’s', async () => {
    const { readings } = await open().readings(day);
    expect(readings.find(({ station }) => station.startsWith('weather'))).toEqual({
      station: 'weather:12.97,77.59',
      at: sceneNow,
      temperatureC: 25,
      humidityPct: 64,
      rainMm: 0,
      windMs: 3.1,
      pm25: null,
      pm10: null,
      aqi: null,
    });
    const air = readings.filter(({ station }) => station.startsWith('air'));
    expect(air).toHaveLength(31);
    expect(air[0]).toMatchObject({ at: day.from, pm25: 55.5, pm10: 101, aqi: null });
  });

  it('foretells rain of three hours, and dry hours as dry', async () => {
    const to = new Date(sceneNow.getTime() + 6 * 86_400_000);
    const told = await open().forecast?.({ ...day, from: sceneNow, to });
    const rain = told?.readings.flatMap(({ rainMm }) => rainMm ?? []);
    expect(rain).toHaveLength(40);
    expect(rain?.filter((mm) => mm === 1.5)).toHaveLength(5);
    expect(rain?.filter((mm) => mm === 0)).toHaveLength(35);
  });

  it('keeps the air when the weather fails, and says so', async () => {
    server.failPath = '/data/2.5/weather';
    server.fail = { status: 404, body: '{}' };
    const { readings, faults } = await open().readings(day);
    Object.assign(server, { fail: undefined, failPath: undefined });
    expect(readings).toHaveLength(31);
    expect(faults).toEqual([expect.objectContaining({ fault: 'refused' })]);
  });
});
