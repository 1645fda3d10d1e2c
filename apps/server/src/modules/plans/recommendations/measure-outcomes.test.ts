import { type Recommendation, RecommendationOutcome } from '@pulse/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addHospital } from '../../../testing/hospitals.ts';
import { addPlanner } from '../../../testing/people.ts';
import { addPlan, addRecommendation } from '../../../testing/plans.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import {
  ensureObservationPartitions,
  recordObservations,
  rollUpHospitalDays,
} from '../../observations/index.ts';
import { getRecommendation } from './get-recommendation.ts';
import { measureOutcomes } from './measure-outcomes.ts';

let test: TestCtx;
let own: string;
let other: string;
let read: (id: string) => Promise<Recommendation>;

beforeAll(async () => {
  test = await openTestCtx();
  test.clock.set(new Date('2026-03-02T06:00:00Z'));
  await ensureObservationPartitions(test.ctx);
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.set(new Date('2026-03-02T06:00:00Z'));
  const { ctx } = test;
  await ctx.db.deleteFrom('recommendations').execute();
  await ctx.db.updateTable('hospitals').set({ open: false }).execute();
  own = await addHospital(ctx);
  other = await addHospital(ctx);
  const planner = await addPlanner(ctx, [own]);
  read = (id) => getRecommendation(test.as(planner), { id });
});

const add = (given: Parameters<typeof addRecommendation>[1]) =>
  addRecommendation(test.ctx, { hospitalId: own, state: 'accepted', ...given });
/** Says what a hospital was like at noon of a March day in the city; the clock must be past it. */
const say = async (day: number, figures: object, hospitalId = own) => {
  const observedAt = new Date(Date.UTC(2026, 2, day, 6, 30)).toISOString();
  await recordObservations(test.ctx, { hospitalId, observedAt, confirm: true, ...figures });
};
const later = (day: number, hour = 1) => test.clock.set(new Date(Date.UTC(2026, 2, day, hour)));
const outcomeOf = async (id: string): Promise<RecommendationOutcome> =>
  RecommendationOutcome.parse((await read(id)).outcome);
/** What became of recommendations that differ only in what was decided. */
const measured = async (ids: readonly string[]) => {
  await measureOutcomes(test.ctx);
  return Promise.all(ids.map(outcomeOf));
};
const days = (...amounts: number[]) =>
  amounts.map((amount, at) => ({ day: `2026-03-0${3 + at}`, amount }));

describe('opened beds', () => {
  const beds = (patients: number) => ({ occupied: { ward: patients } });

  it('helped when patients exceeded the staffed beds and found one with them', async () => {
    const id = await add({ days: days(6, 6) });
    later(5);
    await say(3, beds(204));
    await say(4, beds(198));
    expect(await measured([id])).toEqual([
      {
        verdict: 'helped',
        expected: 210,
        actual: 204,
        unit: 'beds',
        text: '204 patients had to find a bed in the wards on Tuesday 3 March, where 200 staffed beds had been: the 6 opened beds took the difference.',
        measuredAt: '2026-03-05T01:00:00.000Z',
      },
    ]);
  });

  it('were not needed when patients never exceeded the staffed beds', async () => {
    const id = await add({ days: days(6, 6) });
    later(5);
    await say(3, beds(150));
    await say(4, beds(200));
    expect(await measured([id])).toMatchObject([
      {
        verdict: 'notNeeded',
        actual: 200,
        text: 'At most 200 patients had 200 staffed beds in the wards, on Wednesday 4 March: the 6 opened beds stood idle.',
      },
    ]);
  });

  it('were not enough when patients exceeded them too on some day, by what was decided', async () => {
    const enough = await add({ days: [{ day: '2026-03-05', amount: 10 }] });
    const changed = await add({ days: days(10, 10), state: 'changed', decidedAmount: 4 });
    later(6);
    await say(3, beds(207));
    await say(4, beds(204));
    await say(5, beds(207));
    const [first, second] = await measured([enough, changed]);
    expect(first).toMatchObject({ verdict: 'helped', actual: 207 });
    expect(second).toMatchObject({
      verdict: 'notEnough',
      actual: 207,
      text: '207 patients had to find a bed in the wards on Tuesday 3 March, where 200 staffed beds had been: even with the 4 opened beds, 3 beds too few.',
    });
  });

  it('count the most at once of a day, and what the department says before its share', async () => {
    const trauma = { department: 'trauma', evidence: { needed: 20, available: 50, unit: 'beds' } };
    await test.ctx.db
      .insertInto('hospitalDepartments')
      .values({ hospitalId: own, kind: 'trauma' })
      .execute();
    await test.ctx.db
      .insertInto('hospitalBeds')
      .values({ hospitalId: own, department: 'trauma', type: 'ward', licensed: 50, staffed: 50 })
      .execute();
    const share = await add({ days: days(6), ...trauma });
    later(5);
    await say(3, beds(250));
    const observedAt = '2026-03-03T11:30:00Z';
    await recordObservations(test.ctx, {
      hospitalId: own,
      observedAt,
      ...beds(260),
      confirm: true,
    });
    // 50 of the 250 staffed beds in wards: 52 of 260 patients.
    expect(await measured([share])).toMatchObject([
      { verdict: 'helped', actual: 52, text: expect.stringMatching(/^About 52 patients/) },
    ]);
    await say(3, { department: 'trauma', ...beds(40) });
    const told = await add({ days: days(6), ...trauma });
    expect(await measured([told])).toMatchObject([{ verdict: 'notNeeded', actual: 40 }]);
  });

  it('that nobody opened tell what happened without them', async () => {
    const rejected = await add({ days: days(6), state: 'rejected' });
    const expired = await add({ days: days(2), state: 'expired' });
    const open = await add({ days: days(6), state: 'superseded' });
    later(5);
    await say(3, beds(204));
    await measureOutcomes(test.ctx);
    expect(await outcomeOf(rejected)).toMatchObject({
      verdict: 'helped',
      text: '204 patients had to find a bed in the wards on Tuesday 3 March, where 200 staffed beds had been: 4 beds too few, which the 6 proposed beds would have covered.',
    });
    expect(await outcomeOf(expired)).toMatchObject({
      verdict: 'notEnough',
      text: '204 patients had to find a bed in the wards on Tuesday 3 March, where 200 staffed beds had been: 4 beds too few, more than the 2 proposed beds would have covered.',
    });
    expect((await read(open)).outcome).toBeNull();
  });

  it('of two decisions are needed in their order, and enough together', async () => {
    const first = await add({ days: days(6), decidedAt: new Date('2026-03-02T07:00:00Z') });
    const second = await add({
      kind: 'open-licensed-beds',
      days: days(4),
      decidedAt: new Date('2026-03-02T08:00:00Z'),
    });
    const rejected = await add({ days: days(2), state: 'rejected' });
    later(5);
    await say(3, beds(209));
    expect(await measured([first, second, rejected])).toMatchObject([
      { verdict: 'helped', text: expect.stringContaining('200 staffed beds') },
      { verdict: 'helped', text: expect.stringContaining('206 staffed or opened beds') },
      { verdict: 'notNeeded', text: expect.stringContaining('210 staffed or opened beds') },
    ]);
    await say(3, beds(204));
    later(5, 2);
    expect(await measured([first, second])).toMatchObject([
      { verdict: 'helped' },
      { verdict: 'notNeeded' },
    ]);
    await say(3, beds(211));
    later(5, 3);
    expect(await measured([first, second])).toMatchObject([
      { verdict: 'notEnough', text: expect.stringContaining('1 bed too few') },
      { verdict: 'notEnough', text: expect.stringContaining('1 bed too few') },
    ]);
  });

  it('of a hospital that reported nothing are unknown', async () => {
    const id = await add({ days: days(6) });
    later(5);
    await say(2, beds(204));
    await say(4, beds(204));
    expect(await measured([id])).toMatchObject([
      { verdict: 'unknown', expected: 210, actual: null },
    ]);
  });
});

describe('called nurses', () => {
  const nurses = {
    kind: 'call-nurses',
    department: null,
    skill: 'nurse',
    shift: 'night',
    unit: 'nurses',
    evidence: { needed: 40, available: 34, unit: 'nurses' },
  };

  it('are judged by the ratios: a nurse for four in the emergency department, for six in wards', async () => {
    const helped = await add({ ...nurses, days: days(4) });
    const few = await add({ ...nurses, shift: 'evening', days: days(2) });
    const idle = await add({ ...nurses, days: [{ day: '2026-03-04', amount: 4 }] });
    const rejected = await add({
      ...nurses,
      shift: 'morning',
      days: days(4),
      state: 'rejected',
    });
    later(6);
    // 25 / 4 rounded up and 180 / 6; those in intensive care have nurses of their own.
    await say(3, { edPatients: 25, occupied: { ward: 180, icu: 40 } });
    await say(4, { edPatients: 16, occupied: { ward: 180 } });
    const icu = {
      hospitalId: own,
      shift: 'night' as const,
      skill: 'icuNurse' as const,
      people: 20,
    };
    await test.ctx.db.insertInto('hospitalStaff').values(icu).execute();
    expect(await measured([helped, few, idle, rejected])).toMatchObject([
      {
        verdict: 'helped',
        expected: 40,
        actual: 37,
        unit: 'nurses',
        text: '205 patients on Tuesday 3 March needed 37 nurses by the ratios, and 34 were on the roster of the night shift: the 4 called in filled the gap.',
      },
      { verdict: 'notEnough', actual: 37, text: expect.stringContaining('1 nurse too few') },
      { verdict: 'notNeeded', actual: 34 },
      { verdict: 'helped', text: expect.stringContaining('3 nurses too few') },
    ]);
  });
});

describe('transfers', () => {
  const transfer = (amounts: number[], more: object = {}) =>
    add({
      kind: 'transfer',
      toId: other,
      unit: 'patients',
      step: 1,
      days: days(...amounts),
      ...more,
    });

  it('helped when those taken away would have found no bed, and did not fill the other hospital', async () => {
    const helped = await transfer([3, 3]);
    const rejected = await transfer([3, 3], { state: 'rejected' });
    later(6);
    await say(3, { occupied: { ward: 190 } });
    await say(4, { occupied: { ward: 197 } });
    await say(4, { occupied: { ward: 120 } }, other);
    const [first, second] = await measured([helped, rejected]);
    // 197 there and 6 taken since the day before.
    expect(first).toMatchObject({
      verdict: 'helped',
      actual: 197,
      text: '197 patients had 200 staffed beds in the wards on Wednesday 4 March; with the 6 patients taken elsewhere it would have been 3 beds too few.',
    });
    expect(second).toMatchObject({ verdict: 'notNeeded', actual: 197 });
    const admin = test.as({ kind: 'system' });
    const both = await getRecommendation(admin, { id: helped });
    expect(both.outcome?.text).toContain(
      'Where patients were taken, at most 120 patients had 200 staffed beds with them, on Wednesday 4 March.',
    );
    expect(first?.text).not.toContain('120');
  });

  it('were not needed, or not enough', async () => {
    const idle = await transfer([2]);
    const few = await transfer([0, 4]);
    later(6);
    await say(3, { occupied: { ward: 190 } });
    await say(4, { occupied: { ward: 205 } });
    expect(await measured([idle, few])).toMatchObject([
      { verdict: 'notNeeded', actual: 190 },
      { verdict: 'notEnough', actual: 205, text: expect.stringContaining('5 beds too few') },
    ]);
  });
});

describe('deliveries', () => {
  const oxygen = async (amounts: number[], more: object = {}) =>
    add({
      kind: 'order-oxygen',
      item: 'oxygen',
      department: null,
      unit: 'litres',
      days: days(...amounts),
      evidence: { needed: 20_000, available: 9_000, unit: 'litres' },
      planId: await addPlan(test.ctx, { lastDay: '2026-03-05' }),
      ...more,
    });

  it('are measured after the last day of the plan, by the lowest stock against a day of use', async () => {
    const helped = await oxygen([6_000]);
    const rejected = await oxygen([6_000], { state: 'rejected' });
    const few = await oxygen([1_000]);
    later(4, 20);
    await say(3, { oxygenLitres: 9_000 });
    await measureOutcomes(test.ctx);
    expect((await read(helped)).outcome).toBeNull();
    later(7);
    await say(5, { oxygenLitres: 4_000 });
    // 3,000 litres are used in a day; 4,000 less 6,000 would have been below that.
    expect(await measured([helped, rejected])).toMatchObject([
      {
        verdict: 'helped',
        actual: 4_000,
        unit: 'litres',
        text: 'On Thursday 5 March 4,000 litres of oxygen were left, with a reserve of 3,000; without the 6,000 litres ordered it would have been touched.',
      },
      { verdict: 'notNeeded', actual: 4_000 },
    ]);
    await say(5, { oxygenLitres: 2_500 });
    later(7, 2);
    expect(await measured([few, rejected])).toMatchObject([
      { verdict: 'notEnough', actual: 2_500 },
      { verdict: 'helped', text: expect.stringContaining('would have prevented it') },
    ]);
  });

  it('of an item are judged by its own stock, and unknown when nobody counted it', async () => {
    const masks = {
      kind: 'order-supplies',
      item: 'n95-mask',
      department: null,
      unit: 'units',
      evidence: { needed: 1_500, available: 600, unit: 'units' },
    };
    const idle = await add({ ...masks, days: days(600) });
    const uncounted = await oxygen([6_000]);
    later(9);
    await say(4, { supplies: { 'n95-mask': 950 } });
    expect(await measured([idle, uncounted])).toMatchObject([
      { verdict: 'notNeeded', actual: 950, unit: 'units' },
      { verdict: 'unknown', actual: null },
    ]);
  });
});

describe('warnings', () => {
  it('to a hospital were right when a department had more patients than staffed beds', async () => {
    const warning = {
      kind: 'warn-hospital',
      department: null,
      unit: 'patients',
      // As the agent writes it down: of the tightest department, which the warning does not name.
      evidence: { needed: 45, available: 40, unit: 'beds' },
    };
    const right = await add({ ...warning, days: days(30) });
    const wrong = await add({ ...warning, days: [{ day: '2026-03-04', amount: 30 }] });
    const one = await add({ ...warning, days: [{ day: '2026-03-05', amount: 5 }] });
    const unknown = await add({ ...warning, days: [{ day: '2026-03-06', amount: 5 }] });
    later(7);
    await say(3, { edPatients: 40, occupied: { ward: 210, icu: 30 } });
    await say(4, { edPatients: 20, occupied: { ward: 200, icu: 40 } });
    await say(5, { edPatients: 20, occupied: { ward: 150, icu: 43 } });
    expect(await measured([right, wrong, one, unknown])).toMatchObject([
      {
        verdict: 'helped',
        expected: 30,
        actual: 20,
        unit: 'patients',
        text: '20 patients more than there were staffed beds for on Tuesday 3 March: what was warned of came.',
      },
      { verdict: 'notNeeded', actual: 0 },
      { verdict: 'helped', expected: 5, actual: 3 },
      { verdict: 'unknown', expected: 5, actual: null },
    ]);
  });

  it('to the public tell what came against a usual day, and claim nothing', async () => {
    const advisory = {
      kind: 'public-advisory',
      hospitalId: null,
      department: null,
      unit: 'people',
      days: [{ day: '2026-03-12', amount: 1_000 }],
      planId: await addPlan(test.ctx, { lastDay: '2026-03-14' }),
    };
    const accepted = await add(advisory);
    const rejected = await add({ ...advisory, state: 'rejected' });
    later(14);
    for (const day of [8, 9, 10, 11, 12, 13]) {
      await say(day, { arrivals: day === 12 ? 90 : 60 });
      const evening = new Date(Date.UTC(2026, 2, day, 18, 29)).toISOString();
      await recordObservations(test.ctx, {
        hospitalId: own,
        observedAt: evening,
        arrivals: day === 12 ? 30 : 20,
        confirm: true,
      });
    }
    await rollUpHospitalDays(test.ctx);
    const [told, untold] = await measured([accepted, rejected]);
    expect(told).toMatchObject({ verdict: 'unknown', expected: null, actual: 120 });
    expect(told?.text).toBe(
      '120 patients came to 1 hospital on Thursday 12 March, where 80 are usual; whether the advisory kept anybody away cannot be known.',
    );
    expect(untold?.text).toContain('the public was not told');
  });
});

describe('measuring', () => {
  it('waits until the last day is over by the clock of the city, and is done once', async () => {
    const id = await add({ days: days(6) });
    test.clock.set(new Date('2026-03-03T18:29:00Z'));
    await say(3, { occupied: { ward: 204 } });
    await measureOutcomes(test.ctx);
    expect((await read(id)).outcome).toBeNull();
    test.clock.set(new Date('2026-03-03T18:31:00Z'));
    const [first] = await measured([id]);
    expect(first).toMatchObject({ verdict: 'helped' });
    later(5);
    // Something new, but not of its days.
    await say(4, { occupied: { ward: 190 } });
    expect(await measured([id])).toEqual([first]);
    expect((await read(id)).version).toBe(1);
  });

  it('is done again for late and corrected observations, for seven days', async () => {
    const id = await add({ days: days(6) });
    later(5);
    expect(await measured([id])).toMatchObject([{ verdict: 'unknown' }]);
    later(6);
    await say(3, { occupied: { ward: 204 } });
    later(6, 2);
    expect(await measured([id])).toMatchObject([{ verdict: 'helped', actual: 204 }]);
    later(10, 1);
    await say(3, { occupied: { ward: 190 } });
    later(10, 2);
    expect(await measured([id])).toMatchObject([{ verdict: 'notNeeded', actual: 190 }]);
    later(11, 1);
    await say(3, { occupied: { ward: 230 } });
    later(11, 2);
    expect(await measured([id])).toMatchObject([{ verdict: 'notNeeded', actual: 190 }]);
  });

  it('says so of a hospital that was closed', async () => {
    const id = await add({ days: days(6) });
    await test.ctx.db.updateTable('hospitals').set({ open: false }).where('id', '=', own).execute();
    later(5);
    expect(await measured([id])).toMatchObject([
      { verdict: 'unknown', text: expect.stringContaining('closed') },
    ]);
  });
});
