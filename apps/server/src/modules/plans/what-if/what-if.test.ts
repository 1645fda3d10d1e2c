import { routes, type WhatIf } from '@pulse/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../kernel/actor.ts';
import { addHospital } from '../../../testing/hospitals.ts';
import { addPlanner } from '../../../testing/people.ts';
import { addRecommendation } from '../../../testing/plans.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import type { ChangedDemand, HospitalDemand } from '../../readiness/index.ts';
import { type Solve, solveInThread } from '../solve/solve-in-thread.ts';
import { type TestDepartment, testDemand, testToday } from '../testing/demand.ts';
import { type WhatIfInput, whatIf } from './what-if.ts';

let test: TestCtx;
let bowring: string;
let victoria: string;
let planner: StaffActor;

/** 80, 94, 92 and 80 patients under P90 for 90 staffed beds. */
const ward: TestDepartment = {
  kind: 'ward',
  beds: [{ type: 'ward', licensed: 100, staffed: 90 }],
  census: 80,
  p50: 60,
  p90: 80,
  more: { 1: 14, 2: 12 },
};

beforeAll(async () => {
  test = await openTestCtx();
  test.clock.set(new Date(`${testToday}T02:00:00Z`));
  bowring = await addHospital(test.ctx, { name: 'Bowring' });
  victoria = await addHospital(test.ctx, { name: 'Victoria' });
  planner = await addPlanner(test.ctx, [bowring, victoria]);
});
afterAll(() => test.close());

/** With time enough, so that a busy machine answers as a quick one does. */
const solve: Solve = (problem, limits) =>
  solveInThread(problem, { ...limits, timeLimitSeconds: 20 });

const ask = (input: WhatIfInput): Promise<WhatIf> => {
  const demand = (input.hospitals ?? [bowring, victoria]).map(
    (id): HospitalDemand => testDemand(id, [ward]),
  );
  const told: ChangedDemand = {
    today: demand,
    changed: demand,
    beyondHorizon: false,
    festival: null,
  };
  const sources = { changeDemand: async () => told, solve };
  return whatIf(test.as(planner), sources, input);
};
const advisories = ({ plan }: WhatIf['today']) =>
  plan.actions.filter(({ kind }) => kind === 'public-advisory');

describe('asking what if', () => {
  it('answers the same on both sides when nothing is otherwise, and adds up', async () => {
    const answer = routes.whatIf.response.parse(await ask({ changes: {} }));
    expect(answer.changed).toEqual(answer.today);
    const { total, hospitals, plan } = answer.today;
    total.forEach(({ point, upper80 }, day) => {
      const sum = (key: 'point' | 'upper80') =>
        hospitals.reduce((all, { days }) => all + (days[day]?.[key] ?? 0), 0);
      expect(point).toBeCloseTo(sum('point'), 6);
      expect(upper80).toBeCloseTo(sum('upper80'), 6);
    });
    expect(plan.cost).toBeGreaterThan(0);
    expect(plan.cost).toBeCloseTo(
      plan.actions.reduce((sum, { cost }) => sum + cost, 0),
      6,
    );
  });

  it('advises the public when it asks for air or heat that calls for it, on that side alone', async () => {
    for (const changes of [{ pm25: 300 }, { temperatureMaxC: 46 }]) {
      const { today, changed } = await ask({ changes });
      expect(advisories(today)).toEqual([]);
      expect(advisories(changed)).toMatchObject([{ count: 1, cost: 0 }]);
    }
  });

  it('says which field names a hospital that the answer is not about', async () => {
    const closedBeds = [bowring, victoria].map((hospitalId) => ({
      hospitalId,
      department: 'ward' as const,
      beds: 5,
    }));
    await expect(ask({ hospitals: [bowring], changes: { closedBeds } })).rejects.toMatchObject({
      code: 'validation_failed',
      options: { errors: [{ path: 'body.changes.closedBeds.1.hospitalId' }] },
    });
    const absentStaff = { hospitalId: victoria, share: 0.5 };
    await expect(ask({ hospitals: [bowring], changes: { absentStaff } })).rejects.toMatchObject({
      code: 'validation_failed',
      options: { errors: [{ path: 'body.changes.absentStaff.hospitalId' }] },
    });
  });

  it('reckons with what was decided, on both sides', async () => {
    const day = '2026-03-03';
    const actionKey = `open-licensed-beds/${bowring}/ward/licensed`;
    const before = await ask({ hospitals: [bowring], changes: {} });
    const days = [{ day, amount: 4, actions: [{ id: `${actionKey}/${day}`, amount: 2 }] }];
    await addRecommendation(test.ctx, {
      hospitalId: bowring,
      kind: 'open-licensed-beds',
      actionKey,
      days,
      state: 'accepted',
    });
    const { today, changed } = await ask({ hospitals: [bowring], changes: {} });
    expect(changed.plan.cost).toBe(today.plan.cost);
    const proposed = (side: WhatIf['today']) =>
      side.plan.actions.find(({ kind }) => kind === 'open-licensed-beds')?.cost ?? 0;
    expect(proposed(today)).toBeLessThan(proposed(before.today));
    expect(today.plan.feasible).toBe(true);
  });
});
