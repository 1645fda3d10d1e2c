import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeFeed, sceneNow, scenePlace } from './contract-suite.ts';
import { createOpenAqFeed } from './openaq.ts';
import { serveOpenAq } from './testing/openaq-server.ts';
import type { FakeFeedServer } from './testing/serve-feed.ts';

const key = 'openaq-key-that-nobody-sees';
const now = () => sceneNow;

describe('openaq', () => {
  describeFeed(async () => {
    const server = await serveOpenAq(key, now);
    return {
      server,
      secret: key,
      open: (limits) => createOpenAqFeed({ url: server.url, key, now, limits }),
    };
  });

  let server: FakeFeedServer;
  beforeAll(async () => {
    server = await serveOpenAq(key, now);
  });
  afterAll(() => server.close());

  const day = { place: scenePlace, from: new Date('2026-03-01T00:00:00Z'), to: sceneNow };

  it('puts the sensors of a station together, and asks none that stopped or measures other things', async () => {
    const { readings } = await createOpenAqFeed({ url: server.url, key, now }).readings(day);
    expect(readings.filter(({ station }) => station === '1')[0]).toEqual({
      station: '1',
      at: day.from,
      temperatureC: null,
      humidityPct: null,
      rainMm: null,
      windMs: null,
      pm25: 48.5,
      pm10: 95,
      aqi: null,
    });
    expect(new Set(readings.map(({ station }) => station))).toEqual(new Set(['1', '2']));
    expect(new Set(server.asked.map(({ pathname }) => pathname))).toEqual(
      new Set([
        '/v3/locations',
        '/v3/sensors/11/hours',
        '/v3/sensors/12/hours',
        '/v3/sensors/21/hours',
      ]),
    );
  });

  it('reads on to the last page', async () => {
    const from = new Date('2025-12-20T00:00:00Z');
    const { readings } = await createOpenAqFeed({ url: server.url, key, now }).readings({
      ...day,
      from,
    });
    const hours = Math.floor((sceneNow.getTime() - from.getTime()) / 3_600_000);
    expect(hours).toBeGreaterThan(1_000);
    expect(readings.filter(({ station }) => station === '2')).toHaveLength(hours);
  });

  it('keeps the last hour of a span that ends within it, and no hour that is not over', async () => {
    const feed = createOpenAqFeed({ url: server.url, key, now });
    const newest = async (to: Date) => (await feed.readings({ ...day, to })).readings.at(-1)?.at;
    expect(await newest(new Date('2026-03-01T18:29:59.999Z'))).toEqual(
      new Date('2026-03-01T18:00:00Z'),
    );
    expect(await newest(sceneNow)).toEqual(new Date('2026-03-02T05:00:00Z'));
  });

  it('goes on when one station fails, and says so', async () => {
    server.failPath = '/v3/sensors/21/hours';
    server.fail = { status: 404, body: '{}' };
    const { readings, faults } = await createOpenAqFeed({ url: server.url, key, now }).readings(
      day,
    );
    Object.assign(server, { fail: undefined, failPath: undefined });
    expect(new Set(readings.map(({ station }) => station))).toEqual(new Set(['1']));
    expect(faults).toEqual([expect.objectContaining({ fault: 'refused' })]);
  });

  it('does not take parts per billion for microgrammes', async () => {
    server.failPath = '/v3/sensors/21/hours';
    server.fail = {
      status: 200,
      body: JSON.stringify({
        results: [
          {
            value: 12,
            parameter: { name: 'pm25', units: 'ppb' },
            period: {
              datetimeFrom: { utc: '2026-03-01T00:00:00Z' },
              datetimeTo: { utc: '2026-03-01T01:00:00Z' },
            },
          },
        ],
      }),
    };
    const { faults } = await createOpenAqFeed({ url: server.url, key, now }).readings(day);
    Object.assign(server, { fail: undefined, failPath: undefined });
    expect(faults).toEqual([
      expect.objectContaining({ message: expect.stringContaining('units') }),
    ]);
  });
});
