import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFeed, sceneNow, scenePlace } from './contract-suite.ts';
import { createOpenMeteoFeed } from './open-meteo.ts';
import { type OpenMeteoServer, serveOpenMeteo } from './testing/open-meteo-server.ts';

const now = () => sceneNow;
const at = (url: string) => ({ forecastUrl: url, archiveUrl: url, airUrl: url, now });

describe('open-meteo', () => {
  describeFeed(async () => {
    const server = await serveOpenMeteo(now);
    return {
      server,
      secret: undefined,
      open: (limits) => createOpenMeteoFeed({ ...at(server.url), limits }),
    };
  });

  let server: OpenMeteoServer;
  beforeAll(async () => {
    server = await serveOpenMeteo(now);
  });
  afterAll(() => server.close());

  const from = new Date('2026-03-02T00:00:00Z');
  const morning = { place: scenePlace, from, to: sceneNow };
  const wind = async () => {
    const { readings } = await createOpenMeteoFeed(at(server.url)).readings(morning);
    return readings.flatMap(({ windMs }) => windMs ?? []);
  };

  it('gives wind in metres a second, whatever unit the server keeps to', async () => {
    server.weather.windUnit = 'km/h';
    const told = await wind();
    server.weather.windUnit = 'm/s';
    expect(told).toHaveLength(7);
    for (const value of told) expect(value).toBeCloseTo(2.5, 10);
    expect(await wind()).toEqual(Array(7).fill(2.5));
  });

  it('leaves an hour unknown that the server knows nothing of', async () => {
    server.weather.unknownHours.add('2026-03-02T03:00:00.000Z');
    const { readings, dropped } = await createOpenMeteoFeed(at(server.url)).readings(morning);
    server.weather.unknownHours.clear();
    expect(dropped).toBe(0);
    expect(readings.some((one) => one.at.getUTCHours() === 3)).toBe(false);
    expect(readings).toHaveLength(12);
  });

  it('takes settled days from the archive, and the last ones from the forecast', async () => {
    server.asked.length = 0;
    const feed = createOpenMeteoFeed(at(server.url));
    const day = (text: string) => ({
      place: scenePlace,
      from: new Date(`${text}T00:00:00Z`),
      to: new Date(`${text}T23:00:00Z`),
    });
    await feed.readings(day('2026-02-10'));
    await feed.readings(day('2026-02-27'));
    const weather = server.asked.filter(({ pathname }) => pathname !== '/v1/air-quality');
    expect(weather.map(({ pathname }) => pathname)).toEqual(['/v1/archive', '/v1/forecast']);
  });

  it('refuses a unit that it does not know', async () => {
    const answer = {
      utc_offset_seconds: 0,
      hourly_units: { temperature_2m: '°F' },
      hourly: { time: [] },
    };
    server.fail = { status: 200, body: JSON.stringify(answer) };
    const asking = createOpenMeteoFeed(at(server.url)).readings(morning);
    await expect(asking).rejects.toThrow(
      /Open-Meteo answered with a bad hourly_units\.temperature_2m/,
    );
    server.fail = undefined;
  });
});
