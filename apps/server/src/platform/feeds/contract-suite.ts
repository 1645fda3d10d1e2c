import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FeedLimits, usualLimits } from './feed-caller.ts';
import { feedFacts } from './feed-facts.ts';
import { type Feed, FeedError, type FeedReading } from './port.ts';
import type { FakeFeedServer } from './testing/serve-feed.ts';

export interface FeedScene {
  readonly server: FakeFeedServer;
  readonly open: (limits: FeedLimits) => Feed;
  /** What must never be seen in an error. */
  readonly secret: string | undefined;
}

const hourMs = 3_600_000;
export const sceneNow = new Date('2026-03-02T06:30:00Z');
export const scenePlace = { lat: 12.9716, lng: 77.5946 };
const yesterday = {
  place: scenePlace,
  from: new Date('2026-03-01T00:00:00Z'),
  to: sceneNow,
};
const quick: FeedLimits = { ...usualLimits, timeoutMs: 2_000, firstDelayMs: 1, mostDelayMs: 2_000 };
const measureOf = {
  temperatureC: 'temperature',
  humidityPct: 'humidity',
  rainMm: 'rain',
  windMs: 'wind',
  pm25: 'pm25',
  pm10: 'pm10',
  aqi: 'aqi',
} as const;

/** What every feed promises; each implementation's test runs it against a server that speaks like the real one. */
export function describeFeed(prepare: () => Promise<FeedScene>): void {
  describe('feed', () => {
    let scene: FeedScene;
    beforeAll(async () => {
      scene = await prepare();
    });
    afterEach(() => {
      Object.assign(scene.server, { fail: undefined, failPath: undefined, spoilt: false });
      scene.server.next.length = 0;
      scene.server.asked.length = 0;
      vi.useRealTimers();
    });
    afterAll(() => scene.server.close());

    const failure = async (limits: Partial<FeedLimits> = {}, feed?: Feed): Promise<FeedError> => {
      const asking = (feed ?? scene.open({ ...quick, ...limits })).readings(yesterday);
      const error = await asking.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof FeedError)) throw new Error('expected a FeedError', { cause: error });
      return error;
    };
    const timesAsked = () => {
      const counts = new Map<string, number>();
      for (const { pathname } of scene.server.asked) {
        counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
      }
      return [...counts.values()];
    };

    it('tells what was, within the span, by time, once for each station and time', async () => {
      const { readings, dropped, faults } = await scene.open(quick).readings(yesterday);
      expect(readings.length).toBeGreaterThan(20);
      expect({ dropped, faults }).toEqual({ dropped: 0, faults: [] });
      const times = readings.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(Math.min(...times)).toBeGreaterThanOrEqual(yesterday.from.getTime());
      expect(Math.max(...times)).toBeLessThanOrEqual(yesterday.to.getTime());
      expect(Math.max(...times)).toBeGreaterThan(yesterday.to.getTime() - 2 * hourMs);
      const keys = readings.map(({ station, at }) => `${station} ${at.toISOString()}`);
      expect(new Set(keys).size).toBe(keys.length);
    });

    it('says the same when it is asked again', async () => {
      const feed = scene.open(quick);
      expect(await feed.readings(yesterday)).toEqual(await feed.readings(yesterday));
    });

    it('knows what it is said to measure, in plausible figures, and nothing else', async () => {
      const feed = scene.open(quick);
      const { readings } = await feed.readings(yesterday);
      expect(knownMeasures(readings)).toEqual(new Set(feedFacts[feed.name].measures));
      for (const { temperatureC, windMs } of readings) {
        if (temperatureC !== null) expect(temperatureC).toBeGreaterThan(15);
        if (temperatureC !== null) expect(temperatureC).toBeLessThan(40);
        if (windMs !== null) expect(windMs).toBeLessThan(5);
      }
    });

    it('drops what cannot be true, counts it, and keeps the rest', async () => {
      const { readings: good } = await scene.open(quick).readings(yesterday);
      scene.server.spoilt = true;
      const { readings, dropped } = await scene.open(quick).readings(yesterday);
      expect(dropped).toBeGreaterThanOrEqual(3);
      expect(readings.length).toBeLessThan(good.length);
      expect(valuesIn(good) - valuesIn(readings)).toBeGreaterThanOrEqual(dropped);
      for (const one of readings) {
        for (const key of Object.keys(measureOf) as (keyof typeof measureOf)[]) {
          expect([9999, -999, 130, -1]).not.toContain(one[key]);
        }
      }
    });

    it('tries again after faults, and says nothing of them when it succeeds', async () => {
      scene.server.next.push({ status: 500, body: 'oops' }, { status: 502, body: '<html>' });
      const { readings, faults } = await scene.open(quick).readings(yesterday);
      expect(readings.length).toBeGreaterThan(20);
      expect(faults).toEqual([]);
    });

    it('waits as long as it is told to, and tries again', async () => {
      const patience = { 'retry-after': '1' };
      scene.server.next.push({ status: 429, body: '{}', headers: patience });
      const before = performance.now();
      expect((await scene.open(quick).readings(yesterday)).faults).toEqual([]);
      expect(performance.now() - before).toBeGreaterThan(950);
    });

    it.each([
      ['a date', () => ({ 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() })],
      ['seconds', () => ({ 'retry-after': '3600' })],
      ['a moment', () => ({ 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 3_600) })],
    ])('does not wait for longer than it may, told by %s', async (_how, headers) => {
      scene.server.fail = { status: 429, body: '{}', headers: headers() };
      expect(await failure()).toMatchObject({ fault: 'busy', retryable: false });
      expect(Math.max(...timesAsked())).toBe(1);
    });

    it('gives up after its tries on a feed that is down', async () => {
      scene.server.fail = { status: 500, body: 'oops' };
      expect(await failure({ failuresInARow: 100 })).toMatchObject({ fault: 'broken' });
      expect(Math.max(...timesAsked())).toBe(quick.attempts);
    });

    it('gives up on a feed that never answers', async () => {
      scene.server.fail = 'silence';
      expect(await failure({ timeoutMs: 60, attempts: 1 })).toMatchObject({ fault: 'late' });
    });

    it.each([
      ['half an answer', '{"hourly":', 'not JSON'],
      ['an empty answer', '{}', 'bad'],
      ['a list', '[]', 'bad'],
    ])('does not take %s for one', async (_what, body, words) => {
      scene.server.fail = { status: 200, body };
      const error = await failure();
      expect(error.fault).toBe('malformed');
      expect(error.message).toContain(words);
      expect(error.message).toMatch(/^(Open-Meteo|OpenWeatherMap|OpenAQ) answered/);
    });

    it('does not ask again when it was refused', async () => {
      scene.server.fail = { status: 401, body: '{"message":"Invalid key"}' };
      expect(await failure()).toMatchObject({ fault: 'refused' });
      expect(Math.max(...timesAsked())).toBe(1);
    });

    it('leaves a failing feed alone for a while, then tries it again', async () => {
      const feed = scene.open({ ...quick, attempts: 1, failuresInARow: 2, openMs: 60_000 });
      scene.server.fail = { status: 500, body: 'oops' };
      for (let i = 0; i < 2; i += 1) await failure({}, feed);
      expect(feed.openUntil()?.getTime()).toBeGreaterThan(Date.now() + 50_000);
      scene.server.fail = undefined;
      scene.server.asked.length = 0;
      expect(await failure({}, feed)).toMatchObject({ fault: 'left-alone' });
      expect(scene.server.asked).toEqual([]);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
      expect((await feed.readings(yesterday)).readings.length).toBeGreaterThan(20);
      expect(feed.openUntil()).toBeUndefined();
    });

    it('stops when it is told to', async () => {
      scene.server.fail = 'silence';
      const stopping = new AbortController();
      const asking = scene.open(quick).readings({ ...yesterday, signal: stopping.signal });
      stopping.abort(new Error('shutting down'));
      await expect(asking).rejects.toThrow('shutting down');
    });

    it('stops when it is told to between two attempts too', async () => {
      scene.server.fail = { status: 500, body: 'oops' };
      const patient = scene.open({ ...quick, firstDelayMs: 60_000, mostDelayMs: 60_000 });
      const stopping = new AbortController();
      const asking = patient.readings({ ...yesterday, signal: stopping.signal });
      await vi.waitFor(() => expect(scene.server.asked.length).toBeGreaterThan(0));
      stopping.abort(new Error('shutting down'));
      await expect(asking).rejects.toThrow('shutting down');
    });

    it('keeps its key and its addresses to itself, whatever goes wrong', async () => {
      const answers = [
        { status: 401, body: '{}' },
        { status: 500, body: 'x' },
        { status: 200, body: '{' },
        { status: 302, body: '', headers: { location: 'http://elsewhere.test/' } },
      ];
      for (const answer of answers) {
        scene.server.fail = answer;
        const error = await failure({ attempts: 1, failuresInARow: 100 });
        const seen = `${error.stack} ${String(error.cause)} ${JSON.stringify(error)}`;
        if (scene.secret !== undefined) expect(seen).not.toContain(scene.secret);
        expect(seen).not.toContain(scene.server.url);
      }
    });

    it('foretells the days to come, when it can', async () => {
      const feed = scene.open(quick);
      const to = new Date(sceneNow.getTime() + 16 * 24 * hourMs);
      const told = await feed.forecast?.({ place: scenePlace, from: sceneNow, to });
      if (told === undefined) {
        expect(feedFacts[feed.name].basis).toBe('stations');
        return;
      }
      expect(told.faults).toEqual([]);
      const last = Math.max(...told.readings.map(({ at }) => at.getTime()));
      expect(last).toBeGreaterThan(sceneNow.getTime() + 4 * 24 * hourMs);
      expect(knownMeasures(told.readings)).toContain('temperature');
    });
  });
}

const knownMeasures = (readings: readonly FeedReading[]): Set<string> => {
  const keys = Object.keys(measureOf) as (keyof typeof measureOf)[];
  return new Set(
    keys.filter((key) => readings.some((one) => one[key] !== null)).map((key) => measureOf[key]),
  );
};

const valuesIn = (readings: readonly FeedReading[]): number => {
  const keys = Object.keys(measureOf) as (keyof typeof measureOf)[];
  return readings.reduce((sum, one) => sum + keys.filter((key) => one[key] !== null).length, 0);
};
