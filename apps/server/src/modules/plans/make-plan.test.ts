import { routes } from '@pulse/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../kernel/actor.ts';
import { addHospital } from '../../testing/hospitals.ts';
import { addPlanner, addStaff } from '../../testing/people.ts';
import { openTestGateway, type TestGateway } from '../../testing/test-gateway.ts';
import type { HospitalDemand } from '../readiness/index.ts';
import type { PlanSources } from './load-state.ts';
import { makePlan } from './make-plan.ts';
import { solveInThread } from './solve/solve-in-thread.ts';
import { type TestDepartment, testDemand, testToday } from './testing/demand.ts';

let test: TestGateway;
let bowring: string;
let victoria: string;
let planner: StaffActor;
let admin: StaffActor;
let demand: HospitalDemand[];

/** 80, 94, 92 and 82 patients under P90: a block of four closed beds is enough on two days. */
const ward: TestDepartment = {
  kind: 'ward',
  beds: [{ type: 'ward', licensed: 100, staffed: 90 }],
  census: 80,
  p50: 60,
  p90: 80,
  more: { 1: 14, 2: 12, 3: 2 },
};
const calm: TestDepartment = {
  ...ward,
  beds: [{ type: 'ward', licensed: 200, staffed: 200 }],
  more: {},
};
const sources: PlanSources = { loadDemand: async () => demand, solve: solveInThread };

beforeAll(async () => {
  test = await openTestGateway();
  bowring = await addHospital(test.ctx, { name: 'Bowring' });
  victoria = await addHospital(test.ctx, { name: 'Victoria' });
  planner = await addPlanner(test.ctx, [bowring]);
  admin = await addStaff(test.ctx, 'admin');
});
afterAll(() => test.close());
beforeEach(async () => {
  const { db } = test.ctx;
  test.clock.set(new Date(`${testToday}T02:00:00Z`));
  await db.deleteFrom('recommendations').execute();
  await db.deleteFrom('plans').execute();
  await db.deleteFrom('outbox').execute();
  await db.deleteFrom('hospitalStaff').execute();
  await db.deleteFrom('config').where('key', '=', 'plan-settings').execute();
  const value = { bedsPerBlock: 4, blockSetUpCost: 12_000, surgeShare: 0.1 };
  await db
    .insertInto('config')
    .values({ key: 'plan-settings', value: JSON.stringify(value), updatedAt: new Date(0) })
    .execute();
  await db.deleteFrom('hospitalSupplies').execute();
  await db.updateTable('hospitals').set({ oxygenCapacity: null }).execute();
  demand = [testDemand(bowring, [ward]), testDemand(victoria, [calm])];
});

const make = (given: Partial<PlanSources> = {}) =>
  makePlan(test.ctx, { ...sources, ...given }, { trigger: 'asked' });
const stored = () =>
  test.ctx.db
    .selectFrom('recommendations')
    .selectAll()
    .orderBy('createdAt')
    .orderBy('actionKey')
    .orderBy('id')
    .execute();
const open = async () => (await stored()).filter(({ state }) => state === 'open');
const one = async (kind: string) => {
  const rows = (await open()).filter((row) => row.kind === kind);
  expect(rows).toHaveLength(1);
  const [row] = rows;
  if (row === undefined) throw new Error(`no ${kind}`);
  return row;
};
const decide = (id: string, how: Record<string, unknown>) =>
  test.ctx.db
    .updateTable('recommendations')
    .set({ decidedAt: test.clock.now(), ...how })
    .where('id', '=', id)
    .execute();

describe('making a plan', () => {
  it('stores what is to be done, where, by whom and until when', async () => {
    const plan = await make();
    expect(plan).toMatchObject({
      trigger: 'first',
      madeBy: 'worker',
      firstDay: '2026-03-02',
      lastDay: '2026-03-05',
      feasible: true,
      shortages: [],
      hospitals: 2,
      scenario: 'p90',
      modelVersion: 'surge-test',
    });
    expect(await one('open-licensed-beds')).toMatchObject({
      planId: plan.id,
      agent: 'capacity',
      hospitalId: bowring,
      department: 'ward',
      unit: 'beds',
      title: 'Open 4 closed beds in the wards',
      days: ['2026-03-03', '2026-03-04'].map((day) => ({
        day,
        amount: 4,
        actions: [{ id: `open-licensed-beds/${bowring}/ward/licensed/${day}`, amount: 1 }],
      })),
      amount: 4,
      step: 4,
      // A block of four, 12,000 to set up and 6,000 a day.
      cost: 24_000,
      evidence: { needed: expect.closeTo(94, 6), available: 90, unit: 'beds', scenario: 'p90' },
      priority: 2,
      owner: 'bedManager',
      deadline: new Date('2026-03-02T18:30:00Z'),
      expiresAt: new Date('2026-03-04T18:30:00Z'),
      actionKey: `open-licensed-beds/${bowring}/ward/licensed`,
    });
  });

  it('writes it down and tells it in the same transaction', async () => {
    const plan = await make();
    const events = await test.ctx.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'plan.made')
      .execute();
    expect(events).toEqual([
      { payload: { cityId: 'test', planId: plan.id, hospitalIds: [bowring, victoria] } },
    ]);
    const audited = await test.ctx.db
      .selectFrom('auditLog')
      .select('subjectId')
      .where('action', '=', 'plan.make')
      .where('subjectId', '=', plan.id)
      .execute();
    expect(audited).toHaveLength(1);
  });

  it('keeps the id of what a new plan repeats, and supersedes the rest', async () => {
    await make();
    const before = await open();
    test.clock.advanceSeconds(60);
    const again = await make();
    expect((await open()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(new Set((await open()).map(({ planId }) => planId))).toEqual(new Set([again.id]));
    expect((await open()).map(({ version }) => version)).toEqual(before.map(() => 1));

    demand = [testDemand(bowring, [calm])];
    await make();
    expect(await open()).toEqual([]);
    const superseded = await test.ctx.db
      .selectFrom('decisions')
      .select(['decision', 'actorName', 'version'])
      .execute();
    expect(superseded).toEqual(
      before.map(() => ({ decision: 'supersede', actorName: 'worker', version: 2 })),
    );
  });

  it('keeps what was accepted, proposes it no more, and only what goes beyond is new', async () => {
    await make();
    const first = await one('open-licensed-beds');
    await decide(first.id, { state: 'accepted' });
    await make();
    expect((await open()).filter(({ actionKey }) => actionKey === first.actionKey)).toEqual([]);

    // Three more on the second day: a block beyond the one that was agreed.
    demand = [testDemand(bowring, [{ ...ward, more: { 1: 17, 2: 12 } }])];
    const plan = await make();
    expect(plan.feasible).toBe(true);
    expect((await stored()).find(({ id }) => id === first.id)).toMatchObject({
      state: 'accepted',
      planId: first.planId,
    });
    expect(await one('open-licensed-beds')).toMatchObject({
      actionKey: first.actionKey,
      amount: 4,
      days: [{ day: '2026-03-03', amount: 4 }],
    });
  });

  it('does not propose again what was rejected, until its last day is over', async () => {
    await make();
    const first = await one('open-licensed-beds');
    await decide(first.id, { state: 'rejected', reasonCode: 'noStaff' });
    await make();
    expect((await open()).map(({ kind }) => kind)).toEqual(['open-surge-beds']);

    test.clock.set(new Date('2026-03-05T02:00:00Z'));
    const days = ['05', '06', '07', '08'].map((day) => `2026-03-${day}`);
    demand = [{ ...testDemand(bowring, [ward]), days }];
    await make();
    expect((await one('open-licensed-beds')).firstDay).toEqual(new Date('2026-03-06T00:00:00Z'));
  });

  it('does not propose what was rejected while the solver ran', async () => {
    await make();
    const first = await one('open-licensed-beds');
    await make({
      solve: async (problem, limits) => {
        await decide(first.id, { state: 'rejected', reasonCode: 'noStaff' });
        return solveInThread(problem, limits);
      },
    });
    expect((await open()).filter(({ actionKey }) => actionKey === first.actionKey)).toEqual([]);
  });

  it('tells what a recommendation costs by now when the new plan repeats it', async () => {
    await make();
    const first = await one('open-licensed-beds');
    const value = { bedsPerBlock: 4, blockSetUpCost: 20_000, surgeShare: 0 };
    await test.ctx.db
      .updateTable('config')
      .set({ value: JSON.stringify(value) })
      .where('key', '=', 'plan-settings')
      .execute();
    const plan = await make();
    const again = await one('open-licensed-beds');
    expect(again.id).toBe(first.id);
    expect(again).toMatchObject({
      cost: plan.cost,
      effect: { text: expect.stringContaining('32,000') },
    });
    expect(plan.cost).toBe(32_000);
  });

  it('keeps a changed amount exactly', async () => {
    await make();
    const first = await one('open-licensed-beds');
    await decide(first.id, { state: 'changed', decidedAmount: 8 });
    // Two blocks instead of one: 24,000 to set up and 12,000 a day.
    expect(await make()).toMatchObject({ cost: 48_000, feasible: true });
    expect(await open()).toEqual([]);
  });

  it('keeps as many beds as were decided when blocks have become smaller since', async () => {
    await make();
    const first = await one('open-licensed-beds');
    await decide(first.id, { state: 'changed', decidedAmount: 8 });
    const value = { bedsPerBlock: 2, blockSetUpCost: 12_000, surgeShare: 0.1 };
    await test.ctx.db
      .updateTable('config')
      .set({ value: JSON.stringify(value) })
      .where('key', '=', 'plan-settings')
      .execute();
    // Four blocks of two: 48,000 to set up and 12,000 a day.
    expect(await make()).toMatchObject({ cost: 72_000, feasible: true });
    expect(await open()).toEqual([]);
  });

  it('names what cannot be met and what one more would be worth', async () => {
    demand = [testDemand(bowring, [{ ...ward, more: { 2: 80 } }])];
    const { feasible, shortages, relief, narration } = await make();
    expect(feasible).toBe(false);
    expect(shortages[0]).toMatchObject({
      constraint: 'beds',
      department: 'ward',
      day: '2026-03-04',
      hospital: { id: bowring, name: 'Bowring' },
      unit: 'beds',
    });
    expect(relief[0]?.worth).toBeGreaterThan(0);
    expect(relief[0]?.text).toMatch(
      /^One more staffed bed in the wards at Bowring on Wednesday is worth ₹[\d,]+\.$/,
    );
    expect(narration).toMatchObject({ source: 'template', model: null });
    expect(narration.text).toContain('something is still missing');
    expect(narration.text).toContain(relief[0]?.text);
  });

  it('has a worth for one more nurse in a shift', async () => {
    await test.ctx.db
      .insertInto('hospitalStaff')
      .values(
        (['morning', 'evening', 'night'] as const).map((shift) => ({
          hospitalId: bowring,
          shift,
          skill: 'nurse',
          people: shift === 'night' ? 4 : 30,
        })),
      )
      .execute();
    const { relief, agents } = await make();
    const nurse = relief.find(({ shortage }) => shortage.constraint === 'nurses');
    expect(nurse?.text).toMatch(/^One more nurse at Bowring on \w+ night is worth ₹[\d,]+\.$/);
    expect(agents.find(({ agent }) => agent === 'staffing')).toMatchObject({ proposed: 2 });
    const calls = (await open()).filter(({ kind }) => kind === 'call-nurses');
    expect(new Set(calls.map(({ option }) => option))).toEqual(new Set(['overtime', 'agency']));
    expect(new Set(calls.map(({ shift }) => shift))).toEqual(new Set(['night']));
  });

  it('plans greedily and says why when the solver fails', async () => {
    const plan = await make({ solve: () => Promise.reject(new Error('the solver broke')) });
    expect(plan).toMatchObject({ method: 'greedy', fallbackReason: 'the solver broke' });
    expect((await open()).length).toBeGreaterThan(0);
  });

  it('says busy while another plan of the city is being made', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let began = () => {};
    const begun = new Promise<void>((resolve) => {
      began = resolve;
    });
    const slow = make({
      solve: async (problem, limits) => {
        began();
        await held;
        return solveInThread(problem, limits);
      },
    });
    await begun;
    await expect(make()).rejects.toMatchObject({ code: 'busy' });
    release();
    expect((await slow).feasible).toBe(true);
    expect((await make()).trigger).toBe('asked');
  });

  it('says unavailable while nothing is forecast', async () => {
    demand = [];
    await expect(make()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says unavailable to a planner of whose hospitals nothing is forecast, and makes nothing', async () => {
    const newcomer = await addPlanner(test.ctx, [await addHospital(test.ctx)]);
    const made = makePlan(test.as(newcomer), sources, { trigger: 'asked' });
    await expect(made).rejects.toMatchObject({ code: 'unavailable' });
    expect(await stored()).toEqual([]);
  });

  it('is for planners, administrators and the worker', async () => {
    for (const role of ['officer', 'analyst', 'auditor'] as const) {
      const actor = await addStaff(test.ctx, role);
      await expect(makePlan(test.as(actor), sources, { trigger: 'asked' })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const plan = await makePlan(test.as(planner), sources, { trigger: 'asked' });
    expect(plan.madeBy).toBe(planner.name);
  });
});

describe('reading the plan', () => {
  const current = async (actor: StaffActor) =>
    routes.currentPlan.response.parse((await test.call(actor, routes.currentPlan)).json());

  it('shows a planner own hospitals alone: shortages, worth, cost, counts and no names of others', async () => {
    demand = [testDemand(bowring, [ward]), testDemand(victoria, [{ ...ward, more: { 2: 90 } }])];
    await make();
    const all = await current(admin);
    const own = await current(planner);
    expect(all.plan?.feasible).toBe(false);
    expect(all.plan?.hospitals).toBe(2);
    expect(all.plan?.narration.text).toContain('Victoria');
    expect(own.plan).toMatchObject({ feasible: true, shortages: [], relief: [], hospitals: 1 });
    expect(JSON.stringify(own)).not.toMatch(new RegExp(`Victoria|${victoria}`));
    expect(own.plan?.cost).toBeGreaterThan(0);
    expect(own.plan?.cost).toBeLessThan(all.plan?.cost ?? 0);
    const rows = (await open()).filter(({ hospitalId }) => hospitalId === bowring);
    expect(own.plan?.cost).toBeCloseTo(
      rows.reduce((sum, { cost }) => sum + cost, 0),
      6,
    );
    for (const { agent, proposed } of own.plan?.agents ?? []) {
      const whole = all.plan?.agents.find((other) => other.agent === agent);
      expect(proposed).toBeLessThanOrEqual(whole?.proposed ?? 0);
    }
  });

  it('says to a planner that the solver failed, and nothing of where', async () => {
    const where = `the checker refused the solver's plan: beds at ${victoria}/ward`;
    await make({ solve: () => Promise.reject(new Error(where)) });
    expect((await current(admin)).plan?.fallbackReason).toBe(where);
    const own = await current(planner);
    expect(own.plan).toMatchObject({ method: 'greedy', fallbackReason: expect.any(String) });
    expect(JSON.stringify(own)).not.toContain(victoria);
  });

  it('adds up what was decided by the amounts of its days, for a planner as for all', async () => {
    demand = [testDemand(bowring, [{ ...ward, more: { 1: 17, 2: 12 } }])];
    await make();
    const first = await one('open-licensed-beds');
    expect(first.days).toMatchObject([{ amount: 8 }, { amount: 4 }]);
    await decide(first.id, { state: 'changed', decidedAmount: 4 });
    // Of three blocks' days, two are left.
    const rest = (await open()).reduce((sum, { cost }) => sum + cost, 0);
    expect((await current(planner)).plan?.cost).toBeCloseTo(rest + (first.cost * 8) / 12, 6);
  });

  it('counts of what was decided only the days that the plan is for', async () => {
    await make();
    const first = await one('open-licensed-beds');
    await decide(first.id, { state: 'accepted' });
    test.clock.set(new Date('2026-03-04T02:00:00Z'));
    const days = ['04', '05', '06', '07'].map((day) => `2026-03-${day}`);
    demand = [{ ...testDemand(bowring, [{ ...ward, more: {} }]), days }];
    await make();
    const rest = (await open()).reduce((sum, { cost }) => sum + cost, 0);
    // One of its two days is over.
    expect((await current(planner)).plan?.cost).toBeCloseTo(rest + first.cost / 2, 6);
  });

  it('has nothing for the planner of a hospital that is not in it', async () => {
    await make();
    const stranger = await addPlanner(test.ctx, [await addHospital(test.ctx)]);
    expect(await current(stranger)).toEqual({ plan: null, reason: expect.any(String) });
  });

  it('is audited', async () => {
    await make();
    const reader = await addPlanner(test.ctx, [bowring]);
    await current(reader);
    const audited = await test.ctx.db
      .selectFrom('auditLog')
      .select(['action', 'subjectId'])
      .where('actorId', '=', reader.id)
      .execute();
    expect(audited).toEqual([{ action: 'hospital.read', subjectId: bowring }]);
  });

  it('comes as CSV of own hospitals, in which no text runs as a formula', async () => {
    await make();
    const { id } = await one('open-licensed-beds');
    await decide(id, { state: 'accepted', note: '=HYPERLINK("http://x")', decidedByName: '+Eve' });
    const { status, text, headers } = await test.call(planner, routes.exportPlan);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/csv');
    const [head, ...lines] = text.trim().split('\n');
    expect(head?.startsWith('priority,state,hospital,owner,what,')).toBe(true);
    expect(lines.length).toBe((await stored()).filter((row) => row.hospitalId === bowring).length);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(",'+Eve,");
    expect(text).not.toContain('Victoria');
  });
});

describe('the settings of plans', () => {
  const read = async (actor: StaffActor) =>
    routes.getPlanSettings.response.parse((await test.call(actor, routes.getPlanSettings)).json());

  it('are changed by an administrator at the version seen, audited, and count in the next plan', async () => {
    const { settings, version } = await read(planner);
    const body = { version, settings: { bedsPerBlock: 2 } };
    const denied = await test.call(planner, routes.updatePlanSettings, { body });
    expect(denied.status).toBe(403);
    const changed = await test.call(admin, routes.updatePlanSettings, { body });
    expect(changed.json()).toEqual({
      settings: { ...settings, bedsPerBlock: 2 },
      version: version + 1,
    });
    expect((await test.call(admin, routes.updatePlanSettings, { body })).status).toBe(409);
    await make();
    expect(await one('open-licensed-beds')).toMatchObject({ step: 2 });
    await test.call(admin, routes.updatePlanSettings, {
      body: { version: version + 1, settings: { bedsPerBlock: settings.bedsPerBlock } },
    });
  });

  it('limit what a plan may cost', async () => {
    const { version } = await read(admin);
    const limit = (at: number, budget: number | null) =>
      test.call(admin, routes.updatePlanSettings, { body: { version: at, settings: { budget } } });
    await limit(version, 1_000);
    const plan = await make();
    expect(plan).toMatchObject({ budget: 1_000, feasible: false });
    expect(plan.cost).toBeLessThanOrEqual(1_000);
    await limit(version + 1, null);
  });
});
