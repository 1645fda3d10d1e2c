import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FeedStatus } from '@pulse/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../kernel/ctx.ts';
import { createOpenMeteoFeed } from '../../../platform/feeds/open-meteo.ts';
import { createOpenAqFeed } from '../../../platform/feeds/openaq.ts';
import {
  type OpenMeteoServer,
  serveOpenMeteo,
} from '../../../platform/feeds/testing/open-meteo-server.ts';
import { serveOpenAq } from '../../../platform/feeds/testing/openaq-server.ts';
import type { FakeFeedServer } from '../../../platform/feeds/testing/serve-feed.ts';
import { addStaff } from '../../../testing/people.ts';
import { testCityId } from '../../../testing/test-city.ts';
import type { TestClock } from '../../../testing/test-clock.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import { ensurePartitions } from '../ensure-partitions.ts';
import { replayReadings } from '../replay/replay-readings.ts';
import { sweepPredictions } from '../sweep-predictions.ts';
import { backfillFeeds } from './backfill-feeds.ts';
import { checkFeeds } from './check-feeds.ts';
import { ingestFeeds } from './ingest-feeds.ts';
import { listDailySignals } from './list-daily-signals.ts';
import { listFeeds } from './list-feeds.ts';
import { storeForecasts } from './store-forecasts.ts';
import { storeReadings } from './store-readings.ts';

const history = fileURLToPath(
  new URL('../../../../../../cities/bengaluru/history', import.meta.url),
);
const key = 'openaq-key-that-nobody-sees';
const start = new Date('2026-03-02T06:30:00Z');
const tables = ['weatherReadings', 'weatherForecasts', 'feedStates', 'feedBackfills'] as const;
const limits = {
  timeoutMs: 2_000,
  attempts: 1,
  firstDelayMs: 1,
  mostDelayMs: 1,
  failuresInARow: 4,
  openMs: 600_000,
};

describe('feeds', () => {
  let test: TestCtx;
  let ctx: Ctx;
  let auditor: StaffActor;
  let meteo: OpenMeteoServer;
  let openAq: FakeFeedServer;
  /** The servers go by the same one as the test. */
  let clock: TestClock;
  beforeAll(async () => {
    test = await openTestCtx();
    clock = test.clock;
    auditor = await addStaff(test.ctx, 'auditor');
    meteo = await serveOpenMeteo(clock.now);
    openAq = await serveOpenAq(key, clock.now);
    await ensurePartitions(test.ctx);
  });
  beforeEach(async () => {
    clock.set(start);
    for (const server of [meteo, openAq]) {
      Object.assign(server, { fail: undefined, failPath: undefined, spoilt: false });
      server.asked.length = 0;
    }
    meteo.weather.unknownHours.clear();
    const urls = { forecastUrl: meteo.url, archiveUrl: meteo.url, airUrl: meteo.url };
    ctx = {
      ...test.ctx,
      feeds: [
        createOpenMeteoFeed({ ...urls, now: clock.now, limits }),
        createOpenAqFeed({ url: openAq.url, key, now: clock.now, limits }),
      ],
    };
    for (const table of tables) await ctx.db.deleteFrom(table).execute();
  });
  afterAll(async () => {
    await test.close();
    await meteo.close();
    await openAq.close();
  });

  const advance = (hours: number) => clock.advanceSeconds(hours * 3_600);
  const stored = () =>
    ctx.db.selectFrom('weatherReadings').selectAll().orderBy('station').orderBy('at').execute();
  const foretold = () =>
    ctx.db
      .selectFrom('weatherForecasts')
      .selectAll()
      .orderBy('station')
      .orderBy('day')
      .orderBy('knownAt')
      .execute();
  const statuses = async () => {
    const { items } = await listFeeds({ ...ctx, actor: auditor }, {});
    return new Map(items.map((item) => [item.name, FeedStatus.parse(item)]));
  };

  it('bring two weeks at first, with where they come from; the same again changes nothing', async () => {
    await ingestFeeds(ctx);
    const readings = await stored();
    // The hour under way is not over.
    const hours = 14 * 24 - 1;
    expect(readings.filter(({ station }) => station === 'openaq:2')).toHaveLength(hours);
    expect(readings.filter(({ station }) => station.startsWith('open-meteo:weather'))).toHaveLength(
      hours + 1,
    );
    expect(new Set(readings.map(({ provenance }) => provenance))).toEqual(
      new Set(['open-meteo', 'openaq']),
    );
    for (const { at } of readings) expect(at <= start).toBe(true);
    const told = await foretold();
    expect(told.length).toBeGreaterThan(20);
    clock.advanceSeconds(60);
    await ingestFeeds(ctx);
    expect(await stored()).toEqual(readings);
    expect(await foretold()).toEqual(told);
  });

  it('stay as they are when two servers ask at once', async () => {
    await Promise.all([ingestFeeds(ctx), ingestFeeds(ctx)]);
    const readings = await stored();
    expect(readings.filter(({ station }) => station === 'openaq:1')).toHaveLength(14 * 24 - 1);
  });

  it('go on from the newest reading, with some hours asked for once more', async () => {
    await ingestFeeds(ctx);
    const before = (await stored()).length;
    advance(2);
    openAq.asked.length = 0;
    await ingestFeeds(ctx);
    // Two hours of two stations and of Open-Meteo's weather and air.
    expect((await stored()).length - before).toBe(8);
    const from = openAq.asked.flatMap(
      ({ searchParams }) => searchParams.get('datetime_from') ?? [],
    );
    expect(new Set(from)).toEqual(new Set(['2026-03-01T23:00:00.000Z']));
  });

  it('do not hold each other up, and say in words what is wrong until it is mended', async () => {
    openAq.fail = { status: 500, body: 'oops' };
    await ingestFeeds(ctx);
    expect((await stored()).every(({ provenance }) => provenance === 'open-meteo')).toBe(true);
    const failing = (await statuses()).get('openaq');
    expect(failing).toMatchObject({
      configured: true,
      state: 'failing',
      lastTriedAt: start.toISOString(),
      lastOkAt: null,
      lastError: 'OpenAQ has a fault (status 500)',
      stations: 0,
    });
    expect((await statuses()).get('open-meteo')).toMatchObject({ state: 'ok', lastError: null });
    expect(await checkFeeds(ctx)).toMatchObject({
      kind: 'open-meteo, openaq',
      ok: false,
      detail: 'OpenAQ has a fault (status 500)',
    });
    expect((await statuses()).get('openweathermap')).toMatchObject({
      configured: false,
      state: 'never',
      gaps: [],
    });
    openAq.fail = undefined;
    await ingestFeeds(ctx);
    expect((await statuses()).get('openaq')).toMatchObject({
      state: 'ok',
      lastError: null,
      stations: 2,
    });
  });

  it('are healthy while the worker asks them, and not once it stopped', async () => {
    expect(await checkFeeds(ctx)).toMatchObject({ ok: true });
    await ingestFeeds(ctx);
    expect(await checkFeeds(ctx)).toMatchObject({ ok: true });
    advance(2);
    expect(await checkFeeds(ctx)).toMatchObject({
      ok: false,
      detail: expect.stringContaining('not asked'),
    });
  });

  it('note nothing of a run that is cut off', async () => {
    openAq.fail = 'silence';
    const stopping = new AbortController();
    const running = ingestFeeds(ctx, stopping.signal);
    stopping.abort();
    await running;
    expect((await statuses()).get('openaq')).toMatchObject({ state: 'never' });
    openAq.fail = undefined;
  });

  it('keep what answered of a feed whose other part failed', async () => {
    meteo.failPath = '/v1/air-quality';
    meteo.fail = { status: 500, body: 'oops' };
    await ingestFeeds(ctx);
    const stations = (await stored()).filter(({ provenance }) => provenance === 'open-meteo');
    expect(new Set(stations.map(({ station }) => station))).toEqual(
      new Set(['open-meteo:weather:12.95,77.60']),
    );
    expect((await statuses()).get('open-meteo')).toMatchObject({
      state: 'failing',
      lastOkAt: start.toISOString(),
    });
  });

  it('are left alone after failing again and again, for all to see', async () => {
    openAq.fail = { status: 500, body: 'oops' };
    // The breaker goes by the machine's clock.
    const now = new Date();
    clock.set(now);
    for (let run = 0; run < 5; run += 1) await ingestFeeds(ctx);
    const status = (await statuses()).get('openaq');
    expect(status).toMatchObject({
      state: 'open',
      lastError: expect.stringContaining('left alone'),
    });
    expect(Date.parse(status?.openUntil ?? '')).toBeGreaterThan(now.getTime());
  });

  it('show exactly the hours that are missing, and fill none', async () => {
    for (const hour of ['02', '03', '04']) {
      meteo.weather.unknownHours.add(`2026-02-27T${hour}:00:00.000Z`);
    }
    await ingestFeeds(ctx);
    const { gaps } = (await statuses()).get('open-meteo') ?? {};
    expect(gaps).toEqual(
      ['temperature', 'humidity', 'rain', 'wind', 'pm25', 'pm10'].map((measure) => ({
        measure,
        from: '2026-02-27T02:00:00.000Z',
        to: '2026-02-27T05:00:00.000Z',
        hours: 3,
      })),
    );
    const hours = (await stored()).filter(
      ({ at, station }) =>
        station.startsWith('open-meteo:weather') && at.toISOString().startsWith('2026-02-27T0'),
    );
    expect(hours.map(({ at }) => at.getUTCHours())).toEqual([0, 1, 5, 6, 7, 8, 9]);
    expect((await statuses()).get('openaq')?.gaps).toEqual([]);
  });

  it('keep the first figure of a corrected value, and count it', async () => {
    const reading = {
      station: '9',
      at: new Date('2026-03-02T03:00:00Z'),
      temperatureC: 25,
      humidityPct: null,
      rainMm: null,
      windMs: null,
      pm25: 40,
      pm10: null,
      aqi: null,
    };
    const store = (readings: (typeof reading)[]) =>
      storeReadings(ctx, { cityId: testCityId, feed: 'openaq', readings });
    expect(await store([reading])).toEqual({ added: 1, completed: 0, already: 0, differed: 0 });
    advance(1);
    expect(await store([{ ...reading, pm25: 44, temperatureC: 26 }])).toEqual({
      added: 0,
      completed: 0,
      already: 1,
      differed: 2,
    });
    expect(await stored()).toEqual([
      expect.objectContaining({ temperatureC: 25, pm25Ugm3: 40, receivedAt: start }),
    ]);
  });

  it('count a reading that gains a value as received when it did', async () => {
    const at = new Date('2026-03-02T03:00:00Z');
    const nothing = {
      temperatureC: null,
      humidityPct: null,
      rainMm: null,
      windMs: null,
      aqi: null,
    };
    const store = (pm10: number | null) =>
      storeReadings(ctx, {
        cityId: testCityId,
        feed: 'openaq',
        readings: [{ ...nothing, station: '9', at, pm25: 40, pm10 }],
      });
    await store(null);
    advance(2);
    expect(await store(90)).toEqual({ added: 0, completed: 1, already: 0, differed: 0 });
    expect(await stored()).toEqual([
      expect.objectContaining({ pm25Ugm3: 40, pm10Ugm3: 90, receivedAt: clock.now() }),
    ]);
  });

  it('keep what was foretold before beside what is foretold now, and let go of both after 90 days', async () => {
    const tell = (temperatureMaxC: number) =>
      storeForecasts(ctx, {
        cityId: testCityId,
        feed: 'open-meteo',
        days: [
          {
            station: 'weather',
            day: '2026-03-04',
            temperatureMaxC,
            temperatureMinC: null,
            humidityPct: null,
            pm25: null,
            rainMm: null,
          },
        ],
      });
    expect(await tell(34)).toBe(1);
    advance(1);
    expect(await tell(34)).toBe(0);
    expect(await tell(36)).toBe(1);
    advance(1);
    expect(await tell(34)).toBe(1);
    const told = await foretold();
    expect(told.map(({ temperatureMaxC, knownAt }) => [temperatureMaxC, knownAt])).toEqual([
      [34, start],
      [36, new Date(start.getTime() + 3_600_000)],
      [34, new Date(start.getTime() + 7_200_000)],
    ]);
    advance(93 * 24);
    await sweepPredictions(ctx);
    expect(await foretold()).toEqual([]);
    clock.set(start);
    await ensurePartitions(ctx);
  });

  it('drop what cannot be true, and say how much of it there was', async () => {
    meteo.spoilt = true;
    await ingestFeeds(ctx);
    expect((await statuses()).get('open-meteo')?.valuesDropped).toBeGreaterThanOrEqual(6);
    for (const { temperatureC, humidityPct, pm25Ugm3 } of await stored()) {
      expect(temperatureC ?? 0).toBeLessThan(60);
      expect(humidityPct ?? 0).toBeLessThanOrEqual(100);
      expect(pm25Ugm3 ?? 0).toBeGreaterThanOrEqual(0);
    }
  });

  it('give surge forecasts the days that were and those that are foretold', async () => {
    await ingestFeeds(ctx);
    const signals = await listDailySignals(ctx, testCityId, {
      fromDay: '2026-02-28',
      toDay: '2026-03-04',
    });
    const temperatures = signals.filter(({ input }) => input === 'temperatureMaxC');
    expect(temperatures.map(({ day, kind, value }) => [day, kind, value])).toEqual([
      ['2026-02-28', 'reading', 32],
      ['2026-03-01', 'reading', 32],
      ['2026-03-02', 'forecast', 32],
      ['2026-03-03', 'forecast', 32],
      ['2026-03-04', 'forecast', 32],
    ]);
    const air = signals.filter(({ input, kind }) => input === 'air' && kind === 'reading');
    expect(air.map(({ provenance, value }) => [provenance, value])).toEqual(
      Array(2).fill(['openaq', (48.5 + 61) / 2]),
    );
  });

  describe('backfill', () => {
    const span = { fromDay: '2026-02-10', toDay: '2026-02-14' };
    const backfill = (about = {}) => backfillFeeds(ctx, ctx.feeds, { ...span, ...about });

    it('fetches each day by the clocks of the city, and twice is as good as once', async () => {
      const days: string[] = [];
      const first = await backfill({
        onProgress: ({ feed, day }: { feed: string; day: string }) => days.push(`${feed} ${day}`),
      });
      expect(days).toHaveLength(10);
      expect(
        first.map(({ feed, added, already, missingHours, stopped }) => [
          feed,
          added,
          already,
          missingHours,
          stopped,
        ]),
      ).toEqual([
        ['open-meteo', 5 * 48, 0, 0, null],
        ['openaq', 5 * 48, 0, 0, null],
      ]);
      const readings = await stored();
      expect(readings[0]?.at).toEqual(new Date('2026-02-09T19:00:00Z'));
      advance(1);
      const again = await backfill({ again: true });
      expect(again.map(({ added, already, skippedDays }) => [added, already, skippedDays])).toEqual(
        [
          [0, 5 * 48, 0],
          [0, 5 * 48, 0],
        ],
      );
      expect(await stored()).toEqual(readings);
    });

    it('goes on where it was cut off', async () => {
      const stopping = new AbortController();
      const [cut] = await backfill({
        signal: stopping.signal,
        onProgress: ({ day }: { day: string }) => day === '2026-02-12' && stopping.abort(),
      });
      expect(cut).toMatchObject({ added: 96, stopped: { day: '2026-02-12' } });
      meteo.asked.length = 0;
      const [rest] = await backfill();
      expect(rest).toMatchObject({ added: 3 * 48, already: 2 * 48, skippedDays: 2, stopped: null });
      expect(
        meteo.asked.some(({ searchParams }) => searchParams.get('end_date') === '2026-02-11'),
      ).toBe(false);
    });

    it('says how many hours the feed had nothing for, and asks for that day again', async () => {
      meteo.weather.unknownHours.add('2026-02-12T05:00:00.000Z');
      const [partly] = await backfill();
      expect(partly).toMatchObject({ added: 5 * 48 - 2, missingHours: 1 });
      meteo.weather.unknownHours.clear();
      const [later] = await backfill();
      expect(later).toMatchObject({ added: 2, skippedDays: 4, missingHours: 0 });
    });

    it('stops at the day that a feed fails on, and goes on with the other feeds', async () => {
      meteo.fail = { status: 500, body: 'oops' };
      const [failed, other] = await backfill();
      expect(failed).toMatchObject({
        added: 0,
        stopped: { day: '2026-02-10', why: 'Open-Meteo has a fault (status 500)' },
      });
      expect(other).toMatchObject({ added: 5 * 48, stopped: null });
    });
  });
});

describe('feeds, when none is configured', () => {
  let test: TestCtx;
  beforeEach(async () => {
    test = await openTestCtx({ config: { mode: 'demo' } });
    await cp(history, join(test.ctx.config.citiesDir, testCityId, 'history'), { recursive: true });
  });
  afterEach(() => test.close());
  const statuses = async () => {
    const { items } = await listFeeds(test.as(await addStaff(test.ctx, 'planner')), {});
    return new Map(items.map((item) => [item.name, item]));
  };

  it('are the history of the pack played again, and say so', async () => {
    await ingestFeeds(test.ctx);
    expect((await statuses()).get('replay-air')).toMatchObject({ state: 'never', stations: 0 });
    await replayReadings(test.ctx);
    const all = await statuses();
    expect(all.get('replay-air')).toMatchObject({
      label: "Replay of Bengaluru's air, 2015-2020",
      replayed: true,
      configured: true,
      state: 'ok',
      stations: 1,
    });
    expect(all.get('replay-rain')).toMatchObject({ replayed: true, state: 'ok' });
    expect(all.get('open-meteo')).toMatchObject({ configured: false, state: 'never', gaps: [] });
  });

  it('show the days that the replay lacks', async () => {
    await replayReadings(test.ctx);
    const before = (await statuses()).get('replay-air')?.gaps ?? [];
    // Midnight in India.
    const day = new Date('2026-02-24T18:30:00Z');
    await test.ctx.db
      .deleteFrom('weatherReadings')
      .where('at', '=', day)
      .where('station', '=', `${testCityId}-aqi-1`)
      .execute();
    const gaps = (await statuses()).get('replay-air')?.gaps ?? [];
    const missing = { from: day.toISOString(), to: '2026-02-25T18:30:00.000Z', hours: 24 };
    for (const measure of ['pm25', 'pm10', 'aqi'] as const) {
      expect(before).not.toContainEqual({ measure, ...missing });
      expect(gaps).toContainEqual({ measure, ...missing });
    }
  });
});
