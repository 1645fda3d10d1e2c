import type { StaffActor } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { ensureObservationPartitions, recordObservations } from '../modules/observations/index.ts';
import { addHospital } from './hospitals.ts';
import { addPlanner, addStaff } from './people.ts';
import { addSecondCity, secondCityId } from './second-city.ts';
import { testCityId } from './test-city.ts';
import { openTestGateway, type TestGateway } from './test-gateway.ts';

/** A hospital that is not the planner's, with all that could be told of one. */
export interface Foreign {
  readonly id: string;
  readonly name: string;
  readonly cityId: string;
  readonly planId: string;
  readonly recommendationId: string;
}

export interface OtherCityScene extends TestGateway {
  /** Plans for one hospital of the test city, and for none of the foreign ones. */
  readonly planner: StaffActor;
  readonly admin: StaffActor;
  readonly ownId: string;
  /** One in another city, and one of somebody else in the same city. */
  readonly foreign: readonly Foreign[];
}

const day = '2026-03-02';

/** Hospitals with observations, forecasts, plans and recommendations, and a planner of one of them. */
export const openOtherCityScene = async (): Promise<OtherCityScene> => {
  const test = await openTestGateway();
  const { ctx } = test;
  await ensureObservationPartitions(ctx);
  await addSecondCity(ctx);
  const ownId = await addHospital(ctx, { name: 'Own Hospital' });
  const elsewhere = { name: 'Bellary Road Clinic', cityId: secondCityId, areaId: null };
  const nearby = { name: 'Cedar Hill Hospital', cityId: testCityId };
  const foreign: Foreign[] = [];
  for (const given of [elsewhere, nearby]) {
    const id = await addHospital(ctx, given);
    const links = [
      { fromId: ownId, toId: id },
      { fromId: id, toId: ownId },
    ];
    await ctx.db
      .insertInto('hospitalLinks')
      .values(links.map((link) => ({ ...link, minutes: 12, kinds: ['icu'] })))
      .execute();
    await recordObservations(ctx, {
      hospitalId: id,
      observedAt: test.clock.now().toISOString(),
      edPatients: 17,
      occupied: { ward: 90, icu: 12 },
      note: `All well at ${given.name}`,
    });
    await addForecast(ctx, given.cityId, id);
    const isNear = given.cityId === testCityId;
    const planId = await addPlan(ctx, given.cityId, isNear ? [id, ownId] : [id], id);
    const toId = isNear ? ownId : null;
    const recommendationId = await addRecommendation(ctx, given.cityId, planId, id, toId);
    foreign.push({ id, name: given.name, cityId: given.cityId, planId, recommendationId });
  }
  await addForecast(ctx, testCityId, ownId);
  return {
    ...test,
    planner: await addPlanner(ctx, [ownId]),
    admin: await addStaff(ctx, 'admin'),
    ownId,
    foreign,
  };
};

const addForecast = async (ctx: Ctx, cityId: string, hospitalId: string): Promise<void> => {
  const now = ctx.clock.now();
  const days = [
    {
      day,
      point: 61,
      lower80: 50,
      upper80: 72,
      lower95: 44,
      upper95: 78,
      base: 61,
      drivers: [],
      parts: [],
    },
  ];
  await ctx.db
    .insertInto('surgeHeads')
    .values({
      cityId,
      hospitalId,
      unit: '',
      originDay: day,
      madeAt: now,
      fittedAt: now,
      modelVersion: 'surge-test',
      days: JSON.stringify(days),
      fit: { known: { days: 40, lastDay: day } },
    })
    .execute();
};

/** A plan with a shortage and an agent's count at the foreign hospital. */
const addPlan = async (
  ctx: Ctx,
  cityId: string,
  hospitalIds: string[],
  shortAt: string,
): Promise<string> => {
  const id = ctx.ids.next();
  const short = {
    constraint: 'beds',
    hospitalId: shortAt,
    department: 'icu',
    skill: null,
    item: null,
    shift: null,
    day,
    unit: 'beds',
  };
  await ctx.db
    .insertInto('plans')
    .values({
      id,
      cityId,
      madeAt: ctx.clock.now(),
      madeBy: 'worker',
      trigger: 'first',
      firstDay: day,
      lastDay: day,
      scenario: 'P90',
      feasible: false,
      method: 'exact',
      cost: 1_000,
      transfers: 1,
      hospitalIds,
      includesInvented: false,
      shortages: JSON.stringify([{ ...short, missing: 3 }]),
      relief: JSON.stringify([{ ...short, worth: 5, weight: 1 }]),
      agents: JSON.stringify([
        {
          agent: 'capacity',
          finding: 'Beds are short.',
          proposed: 2,
          taken: 1,
          byHospital: { [shortAt]: [2, 1] },
        },
      ]),
      occupancy: JSON.stringify({
        P90: [{ hospital: shortAt, department: 'icu', patients: [43] }],
      }),
      forecastMadeAt: ctx.clock.now(),
      modelVersion: 'surge-test',
    })
    .execute();
  return id;
};

const addRecommendation = async (
  ctx: Ctx,
  cityId: string,
  planId: string,
  hospitalId: string,
  toId: string | null,
): Promise<string> => {
  const now = ctx.clock.now();
  const later = new Date(now.getTime() + 86_400_000);
  const open = {
    planId,
    cityId,
    agent: 'capacity',
    department: 'icu',
    title: 'Open 3 beds in intensive care',
    reason: '43 patients are expected where there are beds for 40.',
    days: JSON.stringify([{ day, amount: 3, actions: [] }]),
    firstDay: day,
    lastDay: day,
    amount: 3,
    step: 1,
    cost: 1_000,
    effect: JSON.stringify({ text: '3 more beds', adds: 3, unit: 'beds' }),
    evidence: JSON.stringify({ needed: 43, available: 40, unit: 'beds', scenario: 'P90' }),
    priority: 1,
    owner: 'bedManager',
    deadline: later,
    expiresAt: later,
    state: 'open' as const,
    createdAt: now,
  };
  const id = ctx.ids.next();
  await ctx.db
    .insertInto('recommendations')
    .values([
      {
        ...open,
        id,
        kind: 'open-licensed-beds',
        actionKey: `open-licensed-beds/${hospitalId}/icu`,
        hospitalId,
        unit: 'beds',
      },
      {
        // To the planner's own, who may know of it, but not where patients come from.
        ...open,
        id: ctx.ids.next(),
        agent: 'transfers',
        kind: 'transfer',
        actionKey: `transfer/${hospitalId}/${toId ?? 'nowhere'}/icu`,
        hospitalId,
        toId,
        unit: 'patients',
        title: 'Transfer 3 patients from intensive care',
      },
    ])
    .execute();
  return id;
};
