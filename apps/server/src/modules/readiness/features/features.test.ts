import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addHospital } from '../../../testing/hospitals.ts';
import { placeInEast, placeInWest, testCityId } from '../../../testing/test-city.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import { storeGatherings } from '../../gatherings/index.ts';
import {
  ensureObservationPartitions,
  recordObservations,
  rollUpHospitalDays,
  storePastObservations,
} from '../../observations/index.ts';
import { ensurePartitions } from '../../predictions/index.ts';
import { dayMs, readSurgeSeries, rebuildFeatures, type SurgeInput } from '../index.ts';
import { featuresAsOf } from '../surge/features-as-of.ts';
import { holidayDays } from '../surge/holiday-days.ts';

let test: TestCtx;
let east: string;
let west: string;
/** Half past eleven in India. */
const start = new Date('2026-03-02T06:00:00Z');
const at = (day: string, hour: string) => new Date(`${day}T${hour}:00+05:30`);
const wall = (day: string, hour: string) => Date.parse(`${day}T${hour}:00Z`);
const dayOf = (day: string) => wall(day, '00:00') / dayMs;
const isoDay = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

beforeEach(async () => {
  test = await openTestCtx();
  test.clock.set(start);
  await ensureObservationPartitions(test.ctx);
  await ensurePartitions(test.ctx);
  east = await addHospital(test.ctx, placeInEast);
  west = await addHospital(test.ctx, placeInWest);
  for (const hospitalId of [east, west]) {
    await test.ctx.db
      .insertInto('hospitalDepartments')
      .values({ hospitalId, kind: 'burns' })
      .execute();
  }
  await test.ctx.db
    .insertInto('hospitalBeds')
    .values({ hospitalId: east, department: 'burns', type: 'ward', licensed: 10, staffed: 8 })
    .execute();
});
afterEach(() => test.close());

/** Evenings of a past: the whole, and what came to two departments. */
const live = (hospitalId: string, from: string, days: number) =>
  test.ctx.db.transaction().execute((tx) =>
    storePastObservations(
      test.ctx,
      tx,
      Array.from({ length: days }, (_, i) => {
        const day = isoDay(dayOf(from) + i);
        const one = { hospitalId, observedAt: at(day, '22:00') };
        return [
          { hospitalId, department: null, observedAt: at(day, '14:00'), figures: { arrivals: 40 } },
          { ...one, department: null, figures: { arrivals: 60 + (i % 7) } },
          { ...one, department: 'ed' as const, figures: { arrivals: 70 + (i % 5) } },
          { ...one, department: 'burns' as const, figures: { arrivals: 4 } },
        ];
      }).flat(),
    ),
  );

const say = async (hospitalId: string, day: string, hour: string, figures: object) => {
  const observation = { hospitalId, observedAt: at(day, hour).toISOString(), ...figures };
  await recordObservations(test.ctx, { observations: [observation], confirm: true }, 'api');
};

const rebuild = async () => {
  await rollUpHospitalDays(test.ctx);
  return rebuildFeatures(test.ctx, testCityId);
};

const seriesOf = async (hospitalId: string, unit: string) => {
  const { series } = await readSurgeSeries(test.ctx, testCityId);
  return series.find((one) => one.hospitalId === hospitalId && one.unit === unit)?.rows ?? [];
};

const told = async (hospitalId: string, unit: string, input: SurgeInput, day: string) =>
  (await seriesOf(hospitalId, unit))
    .filter((row) => row.input === input && row.day === dayOf(day))
    .map(({ value, knownAtMs }) => [value, new Date(knownAtMs).toISOString().slice(0, 16)]);

const stored = async (input: SurgeInput, hospitalId: string, unit: string, day: string) => {
  const { rows } = await sql<{ value: number; knownAt: Date }>`
    SELECT value, known_at FROM surge_features WHERE input = ${input} AND unit = ${unit}
      AND hospital_id = ${hospitalId} AND day = ${day}::date ORDER BY known_at`.execute(
    test.ctx.db,
  );
  return rows.map(({ value, knownAt }) => [value, knownAt.toISOString()]);
};

const measure = (day: string, temperatureC: number, receivedAt: Date) =>
  test.ctx.db
    .insertInto('weatherReadings')
    .values(
      Array.from({ length: 24 }, (_, hour) => ({
        cityId: testCityId,
        station: 'open-meteo:test',
        at: new Date(at(day, '00:00').getTime() + hour * 3_600_000),
        temperatureC,
        humidityPct: 60,
        pm25Ugm3: 80,
        provenance: 'open-meteo',
        receivedAt,
      })),
    )
    .execute();

const foretell = (day: string, temperatureMaxC: number, knownAt: Date) =>
  test.ctx.db
    .insertInto('weatherForecasts')
    .values({
      cityId: testCityId,
      station: 'open-meteo:test',
      day,
      knownAt,
      temperatureMaxC,
      provenance: 'open-meteo',
    })
    .execute();

const concert = {
  kind: 'concert' as const,
  name: 'Concert',
  areaId: 'test-w1',
  ...placeInEast,
  expectedCrowd: 100_000,
  startsAt: at('2026-03-05', '18:00'),
  endsAt: at('2026-03-05', '23:00'),
  alcohol: false,
  fireworks: false,
  setting: 'indoor' as const,
  water: true,
  medicalPosts: 0,
  holiday: null,
};
const plan = async (changes: Partial<typeof concert> = {}) => {
  const gathering = { ...concert, ...changes };
  await test.ctx.db
    .transaction()
    .execute((tx) => storeGatherings(test.ctx, tx, testCityId, [gathering]));
};

/** What a forecast made at a moment would be made of, for every series. */
const featuresAt = async (originMs: number) => {
  const { holidays, series } = await readSurgeSeries(test.ctx, testCityId);
  return series.map(({ hospitalId, unit, stream, rows }) => {
    const features = featuresAsOf(rows, holidayDays(holidays), originMs, 14);
    return { hospitalId, unit, stream, columns: features?.columns, table: features?.table };
  });
};

describe('the feature store', () => {
  it('answers a backtest as it answered when that day was served, whatever became known since', async () => {
    await live(east, '2026-01-20', 41);
    await live(west, '2026-01-20', 41);
    for (let day = 0; day < 41; day++) {
      const iso = isoDay(dayOf('2026-01-20') + day);
      await measure(iso, 25 + (day % 9), at(isoDay(dayOf(iso) + 1), '00:10'));
    }
    await foretell('2026-03-03', 33, at('2026-03-02', '06:00'));
    await plan();
    await rebuild();
    const origin = wall('2026-03-02', '11:30');
    const served = await featuresAt(origin);
    // The city, and for each hospital the whole, the two departments and the rest.
    expect(served).toHaveLength(9);
    expect(served[0]?.table?.has).toContain('gathering');

    test.clock.set(at('2026-03-03', '10:00'));
    for (let day = 0; day < 41; day++) {
      const iso = isoDay(dayOf('2026-01-20') + day);
      await say(east, iso, '22:00', { arrivals: 9_000 });
      await say(west, iso, '22:00', { arrivals: 12_000 });
      await say(west, iso, '22:00', { department: 'ed', arrivals: 9_000 });
      await say(west, iso, '20:00', { department: 'trauma', arrivals: 900 });
    }
    await measure('2026-03-02', 49, test.clock.now());
    await foretell('2026-03-03', 48, at('2026-03-02', '18:00'));
    await foretell('2026-03-04', 48, at('2026-03-02', '18:00'));
    await plan({ expectedCrowd: 5_000_000, name: 'Later' });
    await test.ctx.db
      .updateTable('gatherings')
      .set({ status: 'cancelled', updatedAt: test.clock.now(), version: 2 })
      .where('name', '=', 'Concert')
      .execute();
    expect(await rebuild()).toBeGreaterThan(100);

    const backtest = new Map(
      (await featuresAt(origin)).map((one) => [`${one.hospitalId}|${one.unit}`, one]),
    );
    for (const one of served) expect(backtest.get(`${one.hospitalId}|${one.unit}`)).toEqual(one);
    const now = await featuresAt(wall('2026-03-03', '10:30'));
    const sums = [...(now[0]?.table?.columns.arrivals ?? [])].filter((one) => !Number.isNaN(one));
    expect(Math.max(...sums)).toBeGreaterThan(9_000);
  });

  it('adds nothing when it is built twice, and nothing without news', async () => {
    await live(east, '2026-02-01', 29);
    await measure('2026-02-20', 30, at('2026-02-21', '00:10'));
    await plan();
    expect(await rebuild()).toBeGreaterThan(0);
    expect(await rebuild()).toBe(0);
    test.clock.advanceSeconds(3_600);
    expect(await rebuild()).toBe(0);
  });

  it('keeps what was known before a correction and before a late report', async () => {
    await live(east, '2026-02-20', 10);
    await rebuild();
    const first = [100, '2026-02-20T22:00'];
    expect(await told(east, '', 'arrivals', '2026-02-20')).toEqual([first]);
    await say(east, '2026-02-20', '14:00', { arrivals: 45 });
    await rebuild();
    test.clock.advanceSeconds(60);
    await say(east, '2026-02-20', '10:00', { arrivals: 7 });
    await rebuild();
    expect(await told(east, '', 'arrivals', '2026-02-20')).toEqual([
      first,
      [105, '2026-03-02T11:30'],
      [112, '2026-03-02T11:31'],
    ]);
  });

  it('tells the same however often it was built', async () => {
    await live(east, '2026-02-20', 5);
    const corrections = [90, 91, 92];
    const corrected = async (eachTime: boolean) => {
      for (const arrivals of corrections) {
        test.clock.advanceSeconds(7_200);
        await say(east, '2026-02-22', '22:00', { arrivals });
        if (eachTime) await rebuild();
      }
      await rebuild();
      return told(east, '', 'arrivals', '2026-02-22');
    };
    const often = await corrected(true);
    expect(often).toHaveLength(4);
    await sql`DELETE FROM surge_features`.execute(test.ctx.db);
    await rebuild();
    expect(await told(east, '', 'arrivals', '2026-02-22')).toEqual(often);
  });

  it('takes back a day that turned out not to be told', async () => {
    await live(east, '2026-02-20', 3);
    await say(east, '2026-02-23', '20:00', { arrivals: 500 });
    await rebuild();
    test.clock.advanceSeconds(60);
    await say(east, '2026-02-23', '20:00', { edPatients: 3 });
    await rebuild();
    expect((await told(east, '', 'arrivals', '2026-02-23')).map(([value]) => value)).toEqual([
      500,
      Number.NaN,
    ]);
    const asOf = featuresAsOf(
      await seriesOf(east, ''),
      holidayDays([]),
      wall('2026-03-02', '12:00'),
      7,
    );
    const place = dayOf('2026-02-23') - (asOf?.table.firstDay ?? 0);
    expect(asOf?.table.columns.arrivals[place]).toBeNaN();
  });

  it('lets go of days older than 400', async () => {
    await live(east, '2026-02-20', 5);
    await rebuild();
    test.clock.set(new Date('2027-03-29T06:00:00Z'));
    await rebuildFeatures(test.ctx, testCityId);
    const { rows } = await sql<{ day: string }>`
      SELECT DISTINCT day::text AS day FROM surge_features WHERE input = 'arrivals'
      ORDER BY 1`.execute(test.ctx.db);
    expect(rows[0]?.day).toBe('2026-02-22');
  });
});

describe('arrivals', () => {
  it('add up: units to the whole, and hospitals to the city', async () => {
    await live(east, '2026-02-01', 29);
    await live(west, '2026-02-01', 29);
    await rebuild();
    const { series } = await readSurgeSeries(test.ctx, testCityId);
    expect(series.map(({ hospitalId, unit }) => `${hospitalId}|${unit}`)).toEqual([
      '|',
      ...[east, west].sort().flatMap((id) => [`${id}|`, `${id}|ed`, `${id}|burns`, `${id}|other`]),
    ]);
    const arrivalsOf = (hospitalId: string, unit: string, day: number) =>
      series
        .find((one) => one.hospitalId === hospitalId && one.unit === unit)
        ?.rows.find((row) => row.input === 'arrivals' && row.day === day)?.value ?? Number.NaN;
    for (let day = dayOf('2026-02-01'); day < dayOf('2026-03-02'); day++) {
      const units = ['ed', 'burns', 'other'].reduce(
        (sum, one) => sum + arrivalsOf(east, one, day),
        0,
      );
      expect(units).toBe(arrivalsOf(east, '', day));
      expect(arrivalsOf(east, '', day) + arrivalsOf(west, '', day)).toBe(arrivalsOf('', '', day));
    }
  });

  it('of a hospital that fell silent are missing, not none, and so is the sum of the city', async () => {
    await live(east, '2026-02-01', 29);
    await live(west, '2026-02-01', 26);
    await rebuild();
    expect(await told(west, '', 'arrivals', '2026-02-26')).toHaveLength(1);
    expect(await told(west, '', 'arrivals', '2026-02-27')).toEqual([]);
    expect(await told(west, 'other', 'arrivals', '2026-02-27')).toEqual([]);
    expect(await told('', '', 'arrivals', '2026-02-26')).toHaveLength(1);
    expect(await told('', '', 'arrivals', '2026-02-27')).toEqual([]);
    // Its report comes in after all.
    await say(west, '2026-02-27', '22:00', { arrivals: 80 });
    await rebuild();
    const [sum] = await told('', '', 'arrivals', '2026-02-27');
    expect(sum).toEqual([80 + 40 + 60 + (26 % 7), '2026-03-02T11:30']);
  });

  it('of today are not known until the day is told in full', async () => {
    await live(east, '2026-02-20', 10);
    await say(east, '2026-03-02', '11:00', { arrivals: 30 });
    await rebuild();
    expect(await told(east, '', 'arrivals', '2026-03-02')).toEqual([]);
  });
});

describe('air and weather', () => {
  it('are what was foretold until they were measured', async () => {
    await live(east, '2026-02-20', 10);
    await foretell('2026-03-01', 33, at('2026-02-27', '06:00'));
    await foretell('2026-03-01', 33.2, at('2026-02-28', '06:00'));
    await foretell('2026-03-01', 35, at('2026-03-01', '06:00'));
    await measure('2026-03-01', 34.9, at('2026-03-02', '00:05'));
    await rebuild();
    // A forecast that hardly moved is no news.
    expect(await told('', '', 'temperatureMaxC', '2026-03-01')).toEqual([
      [33, '2026-02-27T06:00'],
      [35, '2026-03-01T06:00'],
      [34.9, '2026-03-02T00:05'],
    ]);
    expect(await told(east, 'ed', 'air', '2026-03-01')).toEqual([[80, '2026-03-02T00:05']]);
  });
});

describe('gatherings', () => {
  const near = (amount: number) => expect.closeTo(amount, 6);

  it('bring their patients to hospitals and units, known since they were registered', async () => {
    await live(east, '2026-02-20', 10);
    await live(west, '2026-02-20', 10);
    await plan();
    await rebuild();
    const knownAt = start.toISOString();
    const expected = async (hospitalId: string, unit: string) => {
      const [row] = await stored('gathering', hospitalId, unit, '2026-03-05');
      expect(row?.[1]).toBe(knownAt);
      return Number(row?.[0]);
    };
    // Nobody treats them there: all 99.2 of Arbon come.
    expect(await expected('', '')).toBeCloseTo(99.2, 6);
    const here = await expected(east, '');
    const there = await expected(west, '');
    expect(here + there).toBeCloseTo(99.2, 6);
    expect(here).toBeGreaterThan(5 * there);
    const units = await Promise.all(['ed', 'burns', 'other'].map((unit) => expected(east, unit)));
    expect(units.reduce((sum, one) => sum + one, 0)).toBeCloseTo(here, 6);
    expect(await stored('gathering', east, '', '2026-03-04')).toEqual([]);
    expect(await stored('gathering', east, '', '2026-03-06')).toEqual([]);
  });

  it('told alone say what they say with all else, and leave the rest as it was', async () => {
    await live(east, '2026-02-20', 10);
    await live(west, '2026-02-20', 10);
    await rebuild();
    test.clock.advanceSeconds(600);
    await plan();
    await measure('2026-03-01', 30, test.clock.now());
    const units = ['', 'ed', 'burns', 'other'];
    const toldOf = () =>
      Promise.all(units.map((unit) => stored('gathering', east, unit, '2026-03-05')));
    const added = await rebuildFeatures(test.ctx, testCityId, { inputs: 'gatherings' });
    const { rows } = await sql<{ input: string; count: number }>`
      SELECT input, count(*)::int AS count FROM surge_features
      WHERE known_at >= ${test.clock.now()} GROUP BY input`.execute(test.ctx.db);
    expect(rows).toEqual([{ input: 'gathering', count: added }]);
    const alone = await toldOf();
    expect(alone.map((one) => one.length)).toEqual(units.map(() => 1));
    await sql`DELETE FROM surge_features WHERE input = 'gathering'`.execute(test.ctx.db);
    await rebuild();
    expect(await toldOf()).toEqual(alone);
  });

  it('bring nobody from the moment that they are called off', async () => {
    await plan();
    await rebuild();
    test.clock.advanceSeconds(600);
    await test.ctx.db
      .updateTable('gatherings')
      .set({ status: 'cancelled', updatedAt: test.clock.now(), version: 2 })
      .execute();
    await rebuild();
    expect(await stored('gathering', '', '', '2026-03-05')).toEqual([
      [near(99.2), start.toISOString()],
      [0, test.clock.now().toISOString()],
    ]);
    // Registered and called off between two rebuilds, it was expected all the same.
    await sql`DELETE FROM surge_features`.execute(test.ctx.db);
    await rebuild();
    expect(await stored('gathering', '', '', '2026-03-05')).toEqual([
      [near(99.2), start.toISOString()],
      [0, test.clock.now().toISOString()],
    ]);
  });

  it('leave a day that they are moved away from', async () => {
    await plan();
    await rebuild();
    test.clock.advanceSeconds(600);
    await test.ctx.db
      .updateTable('gatherings')
      .set({
        startsAt: at('2026-03-07', '18:00'),
        endsAt: at('2026-03-07', '23:00'),
        updatedAt: test.clock.now(),
        version: 2,
      })
      .execute();
    await rebuild();
    const movedAt = test.clock.now().toISOString();
    expect(await stored('gathering', '', '', '2026-03-05')).toEqual([
      [near(99.2), start.toISOString()],
      [0, movedAt],
    ]);
    expect(await stored('gathering', '', '', '2026-03-07')).toEqual([[near(99.2), movedAt]]);
  });

  it('spread over days by the clocks of the city, and end with midnight', async () => {
    await plan({ startsAt: at('2026-03-05', '21:00'), endsAt: at('2026-03-07', '00:00') });
    await rebuild();
    const [[first] = []] = await stored('gathering', '', '', '2026-03-05');
    const [[second] = []] = await stored('gathering', '', '', '2026-03-06');
    expect(first).toBeCloseTo((99.2 * 3) / 27, 6);
    expect(second).toBeCloseTo((99.2 * 24) / 27, 6);
    expect(await stored('gathering', '', '', '2026-03-07')).toEqual([]);
  });
});

describe('incidents nearby', () => {
  const report = (place: { lat: number; lng: number }, more: object = {}) => {
    const createdAt = at('2026-03-01', '23:50');
    const common = { createdAt, updatedAt: createdAt, approvedAt: createdAt, dueAt: createdAt };
    return test.ctx.db
      .insertInto('incidents')
      .values({
        id: test.ctx.ids.next(),
        ref: test.ctx.ids.next(),
        cityId: testCityId,
        category: 'garbage',
        description: '',
        status: 'active',
        severity: 7,
        source: 'citizen',
        ...place,
        ...common,
        ...more,
      })
      .execute();
  };

  it('count by the day of the report once they are public, near a hospital and in the city', async () => {
    await live(east, '2026-02-20', 10);
    await report(placeInEast);
    await report(placeInEast, { severity: 6 });
    await report(placeInEast, { severity: 3, category: 'flooding' });
    await report(placeInEast, { status: 'reported' });
    await report(placeInWest, { approvedAt: at('2026-03-02', '09:00') });
    await rebuild();
    expect(await told(east, '', 'incidents', '2026-03-01')).toEqual([[2, '2026-03-02T00:00']]);
    expect(await stored('incidents', '', '', '2026-03-01')).toEqual([
      [2, at('2026-03-02', '00:00').toISOString()],
      [3, start.toISOString()],
    ]);
    expect(await told(east, '', 'incidents', '2026-03-02')).toEqual([[0, '2026-03-02T11:30']]);
    expect(await told(east, '', 'incidents', '2026-02-28')).toEqual([]);
    test.clock.advanceSeconds(60);
    await report(placeInEast, { createdAt: test.clock.now(), approvedAt: test.clock.now() });
    await rebuild();
    expect(await told(east, '', 'incidents', '2026-03-02')).toEqual([
      [0, '2026-03-02T11:30'],
      [1, '2026-03-02T11:31'],
    ]);
  });
});
