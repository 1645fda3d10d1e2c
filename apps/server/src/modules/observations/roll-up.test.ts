import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addHospital } from '../../testing/hospitals.ts';
import { testCityId } from '../../testing/test-city.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import {
  ensureObservationPartitions,
  listArrivalVersions,
  listHospitalDays,
  recordObservations,
  rollUpHospitalDays,
  storePastObservations,
  sweepObservations,
} from './index.ts';

let test: TestCtx;
let hospitalId: string;
const start = new Date('2026-03-02T06:00:00Z');

beforeAll(async () => {
  test = await openTestCtx();
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.set(start);
  await ensureObservationPartitions(test.ctx);
  hospitalId = await addHospital(test.ctx);
});

/** A moment by the clocks of India. */
const at = (day: string, hour: string) => new Date(`${day}T${hour}:00+05:30`);
/** Said at once, unless `said` is later. */
const say = async (day: string, hour: string, figures: object, said = at(day, hour)) => {
  test.clock.set(said);
  const observation = { hospitalId, observedAt: at(day, hour).toISOString(), ...figures };
  await recordObservations(test.ctx, { observations: [observation], confirm: true }, 'api');
};
const days = async () => {
  await rollUpHospitalDays(test.ctx);
  return listHospitalDays(test.ctx.db, { hospitalIds: [hospitalId], fromDay: '2025-01-01' });
};
const versions = async () =>
  (
    await listArrivalVersions(test.ctx, {
      cityId: testCityId,
      sinceDay: '2026-02-01',
      hospitalIds: [hospitalId],
    })
  ).map(({ day, department, value, knownAt }) => [day, department, value, knownAt.toISOString()]);

describe('days of hospitals', () => {
  it('are summed up from what was said of them, the whole and its departments apart', async () => {
    await say('2026-02-27', '06:00', { arrivals: 10, admissions: 2, occupied: { icu: 30 } });
    await say('2026-02-27', '14:00', { arrivals: 25, edPatients: 18, occupied: { icu: 33 } });
    await say('2026-02-27', '22:00', { arrivals: 20, discharges: 4, edPatients: 9 });
    await say('2026-02-27', '22:00', { department: 'burns', arrivals: 3 });
    expect(await days()).toEqual([
      {
        hospitalId,
        department: null,
        day: '2026-02-27',
        reports: 3,
        arrivals: 55,
        admissions: 2,
        discharges: 4,
        edPatientsMax: 18,
        occupied: { icu: 31.5 },
        parts: expect.any(Object),
        complete: true,
        knownAt: at('2026-02-27', '22:00'),
      },
      expect.objectContaining({ department: 'burns', arrivals: 3, parts: null, complete: true }),
    ]);
  });

  it('end with midnight, by the clocks of the city', async () => {
    await say('2026-02-26', '23:59', { arrivals: 1 });
    await say('2026-02-27', '00:00', { arrivals: 2 });
    await say('2026-02-27', '00:01', { arrivals: 4 });
    expect((await days()).map(({ day, arrivals }) => [day, arrivals])).toEqual([
      ['2026-02-26', 3],
      ['2026-02-27', 4],
    ]);
  });

  it('are told in full from 18:00 on, or once a later day is heard of', async () => {
    await say('2026-02-26', '17:59', { arrivals: 7 });
    expect(await days()).toMatchObject([{ complete: false }]);
    // Beds alone say nothing of who came.
    await say('2026-02-26', '20:00', { edPatients: 5 });
    expect(await days()).toMatchObject([{ complete: false }]);
    await say('2026-02-28', '09:00', { arrivals: 2 });
    expect(await days()).toMatchObject([
      { day: '2026-02-26', complete: true, arrivals: 7, knownAt: at('2026-02-28', '09:00') },
      { day: '2026-02-28', complete: false },
    ]);
    await say('2026-02-28', '18:00', { arrivals: 2 });
    expect(await days()).toMatchObject([{}, { complete: true, arrivals: 4 }]);
  });

  it('change when a report is late or corrected, and only then', async () => {
    await say('2026-02-26', '20:00', { arrivals: 30 });
    await say('2026-02-27', '20:00', { arrivals: 40 });
    await days();
    expect(await rollUpHospitalDays(test.ctx)).toBe(0);
    await say('2026-02-26', '10:00', { arrivals: 5 }, at('2026-02-28', '09:00'));
    expect(await rollUpHospitalDays(test.ctx)).toBe(1);
    await say('2026-02-27', '20:00', { arrivals: 41 }, at('2026-02-28', '10:00'));
    expect(await rollUpHospitalDays(test.ctx)).toBe(1);
    expect(await days()).toMatchObject([
      { day: '2026-02-26', arrivals: 35, knownAt: at('2026-02-28', '09:00') },
      { day: '2026-02-27', arrivals: 41, knownAt: at('2026-02-28', '10:00') },
    ]);
    // However far back a roll-up looks, it finds the same.
    expect(await rollUpHospitalDays(test.ctx, { sinceDay: '2026-02-01' })).toBe(0);
  });

  it('are found in a past that was stored at once, whenever others reported', async () => {
    const whole = { hospitalId, department: null };
    const past = ['2026-02-20', '2026-02-21'].map((day) => ({
      ...whole,
      observedAt: at(day, '22:00'),
      figures: { arrivals: 9 },
    }));
    await rollUpHospitalDays(test.ctx);
    await test.ctx.db.transaction().execute((tx) => storePastObservations(test.ctx, tx, past));
    expect(await days()).toMatchObject([{ arrivals: 9 }, { arrivals: 9 }]);
    expect((await versions()).map(([, , , knownAt]) => knownAt)).toEqual(
      past.map(({ observedAt }) => observedAt.toISOString()),
    );
  });

  it('outlive their observations by a year, and are not undone by a few that are left', async () => {
    await say('2026-02-26', '08:00', { arrivals: 11 });
    await say('2026-02-26', '20:00', { arrivals: 22 });
    await days();
    test.clock.set(new Date('2026-05-27T10:00:00Z'));
    await sweepObservations(test.ctx);
    const { rows } = await sql`SELECT FROM observations WHERE hospital_id = ${hospitalId}`.execute(
      test.ctx.db,
    );
    expect(rows).toHaveLength(1);
    await rollUpHospitalDays(test.ctx, { sinceDay: '2026-01-01' });
    expect(await days()).toMatchObject([{ arrivals: 33 }]);
    expect(await versions()).toEqual([]);
    test.clock.set(new Date('2027-02-27T10:00:00Z'));
    await sweepObservations(test.ctx);
    expect(await days()).toEqual([]);
  });
});

describe('parts of a day', () => {
  it('add up to its arrivals, and give the hours before midnight to the evening', async () => {
    await say('2026-02-26', '22:00', { arrivals: 1 });
    await say('2026-02-27', '06:00', { arrivals: 30 });
    await say('2026-02-27', '12:00', { arrivals: 20 });
    await say('2026-02-27', '22:00', { arrivals: 50 });
    const parts = (await days()).find(({ day }) => day === '2026-02-27')?.parts;
    if (!parts) throw new Error('there are no parts');
    expect(parts.morning).toBeCloseTo(20, 9);
    // 22-24 weigh 7.2, 0-6 weigh 11.1: the curve that the roll-up documents as ours.
    expect(parts.night).toBeCloseTo((30 * 11.1) / 18.3, 9);
    expect(parts.afternoon).toBeCloseTo((50 * 32.3) / (32.3 + 20.9), 9);
    expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 9);
  });

  it('are not guessed from one report a day', async () => {
    await say('2026-02-26', '20:00', { arrivals: 10 });
    await say('2026-02-27', '20:00', { arrivals: 10 });
    expect((await days()).map(({ parts }) => parts)).toEqual([null, null]);
  });
});

describe('versions of arrivals', () => {
  it('say since when each number was known', async () => {
    await say('2026-02-26', '10:00', { arrivals: 5 });
    await say('2026-02-26', '19:00', { arrivals: 6 });
    await say('2026-02-26', '23:00', { arrivals: 7 });
    await say('2026-02-26', '19:00', { arrivals: 60 }, at('2026-02-28', '08:00'));
    await say('2026-02-26', '12:00', { arrivals: 1 }, at('2026-02-28', '09:00'));
    expect(await versions()).toEqual([
      ['2026-02-26', null, 11, at('2026-02-26', '19:00').toISOString()],
      ['2026-02-26', null, 18, at('2026-02-26', '23:00').toISOString()],
      ['2026-02-26', null, 72, at('2026-02-28', '08:00').toISOString()],
      ['2026-02-26', null, 73, at('2026-02-28', '09:00').toISOString()],
    ]);
  });

  it('begin when a later day completes a day, and end when a correction takes it back', async () => {
    await say('2026-02-26', '10:00', { arrivals: 5 });
    await say('2026-02-27', '10:00', { arrivals: 8 });
    await say('2026-02-27', '10:00', { edPatients: 1 }, at('2026-02-27', '11:00'));
    expect(await versions()).toEqual([
      ['2026-02-26', null, 5, at('2026-02-27', '10:00').toISOString()],
      ['2026-02-26', null, null, at('2026-02-27', '11:00').toISOString()],
    ]);
    expect(await days()).toMatchObject([
      { day: '2026-02-26', complete: false },
      { day: '2026-02-27', arrivals: null, complete: false },
    ]);
  });

  it('agree with the days that were summed up', async () => {
    for (const day of ['2026-02-24', '2026-02-25', '2026-02-26']) {
      for (const hour of ['07:00', '15:00', '21:00']) await say(day, hour, { arrivals: 3 });
      await say(day, '21:00', { department: 'trauma', arrivals: 2 });
    }
    await say('2026-02-25', '15:00', { arrivals: 13 }, at('2026-02-27', '08:00'));
    const told = new Map((await versions()).map(([day, unit, value]) => [`${day} ${unit}`, value]));
    const summed = (await days()).filter(({ complete }) => complete);
    expect(summed).toHaveLength(6);
    for (const { day, department, arrivals } of summed) {
      expect(told.get(`${day} ${department}`)).toBe(arrivals);
    }
  });
});
