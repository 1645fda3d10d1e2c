import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addHospital } from '../../testing/hospitals.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import type { HospitalDemand } from '../readiness/index.ts';
import { keepPlans, planConsumers } from './jobs.ts';
import { keepPlan } from './keep-plans.ts';
import { solveInThread } from './solve/solve-in-thread.ts';
import { sweepPlans } from './sweep-plans.ts';
import { testDemand, testToday } from './testing/demand.ts';

let test: TestCtx;
let hospital: string;
let demand: HospitalDemand[];
const sources = { loadDemand: async () => demand, solve: solveInThread };
const ward = {
  kind: 'ward',
  beds: [{ type: 'ward', licensed: 100, staffed: 90 }],
  census: 80,
  p50: 60,
  p90: 80,
} as const;

beforeAll(async () => {
  test = await openTestCtx();
  hospital = await addHospital(test.ctx);
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.set(new Date(`${testToday}T02:00:00Z`));
  for (const table of ['recommendations', 'plans', 'gatherings'] as const) {
    await test.ctx.db.deleteFrom(table).execute();
  }
  demand = [testDemand(hospital, [ward])];
});

const keep = () => keepPlan(test.ctx, sources, 'test');
const minutesLater = (minutes: number) => test.clock.advanceSeconds(60 * minutes);
const triggers = async () =>
  (await test.ctx.db.selectFrom('plans').select('trigger').orderBy('madeAt').execute()).map(
    ({ trigger }) => trigger,
  );
const changeGathering = () =>
  test.ctx.db
    .insertInto('gatherings')
    .values({
      id: test.ctx.ids.next(),
      cityId: 'test',
      kind: 'concert',
      name: 'Concert',
      areaId: 'test-w1',
      expectedCrowd: 2_000,
      startsAt: new Date('2026-03-04T12:00:00Z'),
      endsAt: new Date('2026-03-04T18:00:00Z'),
      alcohol: false,
      fireworks: false,
      setting: 'outdoor',
      medicalPosts: 1,
      water: true,
      createdAt: test.clock.now(),
      updatedAt: test.clock.now(),
    })
    .execute();
const more = () => {
  demand = [testDemand(hospital, [{ ...ward, more: { 2: 15 } }])];
};

describe('keeping plans', () => {
  it('makes the first, and none while nothing moves', async () => {
    expect(await keep()).toBe(true);
    minutesLater(30);
    expect(await keep()).toBe(false);
    demand = [testDemand(hospital, [{ ...ward, more: { 2: 2 } }])];
    expect(await keep()).toBe(false);
    expect(await triggers()).toEqual(['first']);
  });

  it('makes one when a department expects notably more, but not twice in two minutes', async () => {
    await keep();
    more();
    minutesLater(1);
    expect(await keep()).toBe(false);
    minutesLater(1);
    expect(await keep()).toBe(true);
    expect(await triggers()).toEqual(['first', 'forecast']);
    minutesLater(5);
    expect(await keep()).toBe(false);
  });

  it('makes one at once after a gathering was changed, once the forecasts know of it', async () => {
    await keep();
    test.clock.advanceSeconds(20);
    await changeGathering();
    expect(await keep()).toBe(false);
    test.clock.advanceSeconds(5);
    demand = [testDemand(hospital, [ward], { madeAt: test.clock.now() })];
    expect(await keep()).toBe(true);
    expect(await keep()).toBe(false);
    expect(await triggers()).toEqual(['first', 'gathering']);
  });

  it('makes one when the newest is six hours old', async () => {
    await keep();
    minutesLater(359);
    expect(await keep()).toBe(false);
    minutesLater(1);
    expect(await keep()).toBe(true);
  });

  it('hears of new forecasts, bears hearing it twice, and bears a city of which nothing is known', async () => {
    const [consumer] = planConsumers(sources);
    expect(consumer?.topic).toBe('surge.refreshed');
    const payload = { cityId: 'test', hospitalIds: [hospital] };
    await Promise.all([consumer?.handle(test.ctx, payload), consumer?.handle(test.ctx, payload)]);
    expect(await triggers()).toEqual(['first']);
    demand = [];
    minutesLater(400);
    await consumer?.handle(test.ctx, payload);
    await keepPlans(test.ctx, sources);
    expect(await triggers()).toEqual(['first']);
  });
});

describe('sweeping plans', () => {
  it('lets go of old ones that nothing belongs to', async () => {
    more();
    await keep();
    minutesLater(60 * 24 * 91);
    await sweepPlans(test.ctx);
    expect(await triggers()).toEqual(['first']);
    await test.ctx.db.deleteFrom('recommendations').execute();
    await sweepPlans(test.ctx);
    expect(await triggers()).toEqual([]);
  });
});
