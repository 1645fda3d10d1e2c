import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCityId } from '../../../testing/test-city.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import { ensurePartitions } from '../ensure-partitions.ts';
import { replayReadings } from '../replay/replay-readings.ts';
import { listDailySignals } from './list-daily-signals.ts';

const history = fileURLToPath(
  new URL('../../../../../../cities/bengaluru/history', import.meta.url),
);
const hourMs = 3_600_000;
/** Midnight in India. */
const dayBegin = (day: string) => new Date(`${day}T00:00:00+05:30`).getTime();

describe('daily signals', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
    test.clock.set(new Date('2026-03-02T06:00:00Z'));
    await ensurePartitions(test.ctx);
  });
  afterAll(() => test.close());

  const measure = (
    day: string,
    hours: number,
    about: { station?: string; provenance?: string; receivedAt?: Date } = {},
  ) =>
    test.ctx.db
      .insertInto('weatherReadings')
      .values(
        Array.from({ length: hours }, (_, hour) => ({
          cityId: testCityId,
          station: about.station ?? 'open-meteo:test',
          at: new Date(dayBegin(day) + hour * hourMs),
          temperatureC: 20 + hour,
          humidityPct: 40 + hour,
          pm25Ugm3: 10 * hour,
          provenance: about.provenance ?? 'open-meteo',
          receivedAt: about.receivedAt ?? new Date(dayBegin(day) + (hour + 1) * hourMs),
        })),
      )
      .execute();
  const list = (fromDay: string, toDay: string) =>
    listDailySignals(test.ctx, testCityId, { fromDay, toDay });

  it('sum up a day by the clocks of the city, known once its last hour was received', async () => {
    await measure('2026-02-20', 24);
    const knownAt = new Date(dayBegin('2026-02-21'));
    const common = { day: '2026-02-20', knownAt, provenance: 'open-meteo', kind: 'reading' };
    const found = await list('2026-02-20', '2026-02-20');
    expect(found).toHaveLength(4);
    expect(found).toEqual(
      expect.arrayContaining([
        { input: 'air', value: 115, measure: 'pm25', ...common },
        { input: 'temperatureMaxC', value: 43, measure: 'celsius', ...common },
        { input: 'temperatureMinC', value: 20, measure: 'celsius', ...common },
        { input: 'humidityPercent', value: 51.5, measure: 'percent', ...common },
      ]),
    );
  });

  it('leave out a day with fewer than sixteen hours, and a day that is not over', async () => {
    await measure('2026-02-22', 15);
    await measure('2026-02-23', 16);
    // Noon has not come yet.
    await measure('2026-03-02', 11);
    const days = (await list('2026-02-21', '2026-03-02')).map(({ day }) => day);
    expect(new Set(days)).toEqual(new Set(['2026-02-23']));
  });

  it('take each input of a day from one source, stations before models', async () => {
    await measure('2026-02-20', 24, { station: 'openaq:1', provenance: 'openaq' });
    const found = await list('2026-02-20', '2026-02-20');
    expect(found.map(({ provenance }) => provenance)).toEqual(Array(4).fill('openaq'));
  });

  it('count what came late as known only from then', async () => {
    const receivedAt = new Date('2026-03-01T12:00:00Z');
    await measure('2026-02-25', 24, { receivedAt });
    const found = await list('2026-02-25', '2026-02-25');
    expect(found.map(({ knownAt }) => knownAt)).toEqual(Array(4).fill(receivedAt));
  });

  it('keep every telling of a day with the moment that it was told', async () => {
    const tell = (knownAt: string, temperatureMaxC: number) => ({
      cityId: testCityId,
      station: 'open-meteo:test',
      day: '2026-03-03',
      knownAt: new Date(knownAt),
      temperatureMaxC,
      provenance: 'open-meteo',
    });
    await test.ctx.db
      .insertInto('weatherForecasts')
      .values([tell('2026-03-01T06:00:00Z', 34), tell('2026-03-02T05:00:00Z', 36)])
      .execute();
    expect(
      (await list('2026-03-03', '2026-03-03')).map(({ kind, value, knownAt }) => [
        kind,
        value,
        knownAt.toISOString(),
      ]),
    ).toEqual([
      ['forecast', 34, '2026-03-01T06:00:00.000Z'],
      ['forecast', 36, '2026-03-02T05:00:00.000Z'],
    ]);
  });
});

describe('daily signals of a replay', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
    await cp(history, join(test.ctx.config.citiesDir, testCityId, 'history'), { recursive: true });
  });
  afterAll(() => test.close());

  it('are PM2.5, known at the end of their day, and labelled', async () => {
    await replayReadings(test.ctx);
    const found = await listDailySignals(test.ctx, testCityId, {
      fromDay: '2026-02-01',
      toDay: '2026-03-01',
    });
    expect(found.length).toBeGreaterThan(20);
    for (const { input, measure, provenance, day, knownAt } of found) {
      expect({ input, measure, provenance }).toEqual({
        input: 'air',
        measure: 'pm25',
        provenance: 'replay',
      });
      expect(knownAt.getTime()).toBe(dayBegin(day) + 24 * hourMs);
    }
  });

  it('end where the air was first measured here: its gaps are not filled with another year', async () => {
    const days = async () => {
      const span = { fromDay: '2026-02-20', toDay: '2026-02-26' };
      const found = await listDailySignals(test.ctx, testCityId, span);
      return found.map(({ day, provenance }) => `${day.slice(8)} ${provenance}`);
    };
    expect(await days()).toContain('24 replay');
    const hours = ['2026-02-23', '2026-02-25'].flatMap((day) =>
      Array.from({ length: 24 }, (_, hour) => new Date(dayBegin(day) + hour * hourMs)),
    );
    await test.ctx.db
      .insertInto('weatherReadings')
      .values(
        hours.map((at) => ({
          cityId: testCityId,
          station: 'openaq:1',
          at,
          pm25Ugm3: 50,
          provenance: 'openaq',
          receivedAt: at,
        })),
      )
      .execute();
    expect(await days()).toEqual(['20 replay', '21 replay', '22 replay', '23 openaq', '25 openaq']);
    await test.ctx.db.deleteFrom('weatherReadings').where('provenance', '=', 'openaq').execute();
  });

  it('gain their particles where an earlier version replayed the index alone', async () => {
    const air = () =>
      test.ctx.db
        .selectFrom('weatherReadings')
        .select(['at', 'aqi', 'pm25Ugm3', 'pm10Ugm3'])
        .where('station', '=', `${testCityId}-aqi-1`)
        .orderBy('at')
        .execute();
    const before = await air();
    await test.ctx.db
      .updateTable('weatherReadings')
      .set({ pm25Ugm3: null, pm10Ugm3: null })
      .where('station', '=', `${testCityId}-aqi-1`)
      .execute();
    expect(await replayReadings(test.ctx)).toBeGreaterThan(20);
    expect(await air()).toEqual(before);
    expect(await replayReadings(test.ctx)).toBe(0);
  });
});
