import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testCityId } from '../../../testing/test-city.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import { ensurePartitions } from '../ensure-partitions.ts';
import { readSignals } from '../read-signals.ts';
import { readDailyAir } from './read-daily-air.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Midnight in India. */
const first = new Date('2026-02-01T18:30:00Z');
const until = new Date('2026-02-21T18:30:00Z');

describe('the air of a city', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
    await ensurePartitions(test.ctx);
  });
  beforeEach(async () => {
    await test.ctx.db.deleteFrom('weatherReadings').execute();
    await insert('replay', 'test-aqi-1', days(20), { aqi: 80 });
  });
  afterAll(() => test.close());

  const days = (count: number) =>
    Array.from({ length: count }, (_, i) => new Date(first.getTime() + i * dayMs));
  const hours = (count: number) =>
    Array.from({ length: count }, (_, i) => new Date(first.getTime() + (i + 0.5) * hourMs));
  const insert = async (
    provenance: string,
    station: string,
    times: readonly Date[],
    values: { aqi?: number; pm25Ugm3?: number; pm10Ugm3?: number },
  ) => {
    const rows = times.map((at) => ({
      cityId: testCityId,
      station,
      at,
      ...values,
      provenance,
      receivedAt: at,
    }));
    await test.ctx.db.insertInto('weatherReadings').values(rows).execute();
  };
  const read = () => readDailyAir(test.ctx, testCityId, first, until);

  it('is the replay until a feed has told of a week', async () => {
    await insert('openaq', 'openaq:1', hours(6 * 24), { pm25Ugm3: 45 });
    expect((await read()).map(({ provenance }) => provenance)).toEqual(Array(20).fill('replay'));
  });

  it('is the index of the particles that the best feed measured, and no replay beside it', async () => {
    await insert('openaq', 'openaq:1', hours(9 * 24), { pm25Ugm3: 45, pm10Ugm3: 300 });
    await insert('open-meteo', 'open-meteo:air', hours(11 * 24), { pm25Ugm3: 30 });
    const air = await read();
    expect(air.map(({ provenance, value }) => [provenance, value])).toEqual([
      ...Array(9).fill(['openaq', 250]),
      ...Array(2).fill(['open-meteo', 50]),
    ]);
    expect(air[1]?.at).toEqual(new Date(first.getTime() + dayMs));
  });

  it('is what forecasts of the air start from, a gap left where a day was not measured', async () => {
    const measured = hours(10 * 24).filter((_, i) => Math.floor(i / 24) !== 4);
    await insert('openaq', 'openaq:1', measured, { pm25Ugm3: 60 });
    const [signal] = await readSignals(test.ctx, testCityId, 'aqi', until);
    expect(signal).toMatchObject({ areaId: null, start: first, provenance: 'openaq' });
    expect([...(signal?.values ?? [])]).toEqual(
      Array.from({ length: 10 }, (_, day) => (day === 4 ? Number.NaN : 100)),
    );
  });
});
