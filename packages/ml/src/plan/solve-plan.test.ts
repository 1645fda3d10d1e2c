import fc from 'fast-check';
import highs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { indianNurseRatios } from '../queueing/index.ts';
import { buildModel } from './build-model.ts';
import { compileProblem } from './compile-problem.ts';
import {
  checkPlan,
  generateScenario,
  greedyPlan,
  loadSolver,
  type Plan,
  type PlanDepartment,
  type PlanHospital,
  type PlanProblem,
  PlanProblemError,
  type Solver,
  solvePlan,
} from './index.ts';

const options = { timeLimitSeconds: 60, gap: 1e-6, now: () => 0 };
const small = { hospitals: 2, departments: 3, days: 4 };
let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver(highs);
});

const ward = (given: Partial<PlanDepartment>): PlanDepartment => ({
  id: 'ward',
  skill: 'nurse',
  care: { ward: 1 },
  occupied: 0,
  censusStaying: [1, 1, 1],
  arrivals: { p50: [0, 0, 0], p90: [0, 0, 0] },
  staying: [1, 1, 1],
  bedsStaffed: 10,
  blocks: [],
  ...given,
});
const hospital = (id: string, given: Partial<PlanHospital>): PlanHospital => ({
  id,
  departments: [ward({})],
  nurses: [{ skill: 'nurse', rostered: [[9], [9], [9]], sources: [] }],
  stocks: [],
  ...given,
});
const problem = (given: Partial<PlanProblem>): PlanProblem => ({
  days: ['fri', 'sat', 'sun'],
  shifts: ['night'],
  scenarios: ['p50', 'p90'],
  planFor: 'p90',
  hospitals: [],
  links: [],
  budget: null,
  weights: { nurseShortage: 500, overflow: 1_000, transfer: 10 },
  ratios: indianNurseRatios,
  locks: [],
  ...given,
});
const surge = { id: 'hall', kind: 'surge', bedsPerBlock: 2, blocks: 3, openNow: 0 } as const;
const full = problem({
  hospitals: [
    hospital('a', {
      departments: [
        ward({
          occupied: 12,
          blocks: [{ ...surge, setUpCost: 100, costPerDay: 50, leadDays: 0 }],
        }),
      ],
      nurses: [
        {
          skill: 'nurse',
          rostered: [[1], [2], [0]],
          sources: [
            { id: 'overtime', cost: 30, mostPerShift: 1, mostInAll: null, leadDays: 0 },
            { id: 'agency', cost: 80, mostPerShift: 1, mostInAll: null, leadDays: 1 },
          ],
        },
      ],
    }),
  ],
});
const neighbours = problem({
  hospitals: [
    hospital('a', {
      departments: [
        ward({ occupied: 4, bedsStaffed: 4, arrivals: { p50: [0, 2, 0], p90: [0, 2, 0] } }),
      ],
    }),
    hospital('b', { departments: [ward({ occupied: 2, bedsStaffed: 4 })] }),
  ],
  links: [{ from: 'a', to: 'b', departments: ['ward'], mostPerDay: 5, costPerPatient: 100 }],
});
const thirsty = problem({
  hospitals: [
    hospital('a', {
      departments: [ward({ occupied: 10 })],
      stocks: [
        {
          id: 'oxygen',
          kind: 'oxygen',
          stock: 25,
          capacity: 40,
          reserve: 5,
          baseDailyUse: 0,
          usePerPatientDay: { ward: 1 },
          deliveries: [
            { id: 'tanker', amount: 10, cost: 70, mostPerDay: 1, leadDays: 2 },
            { id: 'cylinders', amount: 5, cost: 50, mostPerDay: 4, leadDays: 0 },
          ],
          shortfallWeight: 100,
        },
      ],
    }),
  ],
});
const amountsOf = (plan: Plan) =>
  Object.fromEntries(plan.actions.map(({ id, amount }) => [id, amount]));

describe('a plan', () => {
  it('opens beds once and calls the cheapest nurses, as worked out by hand', () => {
    const plan = solvePlan(full, solver, options);
    // Two beds for three days: 100 + 3 x 50. Two nurses are needed: 30 on Friday, 30 + 80 on Sunday.
    expect(plan.objective).toBeCloseTo(390, 6);
    expect(plan.bound).toBeCloseTo(390, 2);
    expect(plan.shortages).toEqual([]);
    expect(amountsOf(plan)['open-surge-beds/a/ward/hall/sat']).toBe(1);
    expect(checkPlan(full, plan)).toEqual([]);
  });

  it('takes new patients where there is room, as worked out by hand', () => {
    const plan = solvePlan(neighbours, solver, options);
    expect(amountsOf(plan)).toEqual({ 'transfer/a/b/ward/sat': 2 });
    expect(plan.objective).toBeCloseTo(220, 6);
    expect(plan.occupancy.p90).toEqual([
      { hospital: 'a', department: 'ward', patients: [4, 4, 4] },
      { hospital: 'b', department: 'ward', patients: [2, 4, 4] },
    ]);
    expect(checkPlan(neighbours, plan)).toEqual([]);
  });

  it('orders oxygen by lead time and price, as worked out by hand', () => {
    const plan = solvePlan(thirsty, solver, options);
    // Of 20 above the reserve 30 are used: a tanker on Sunday, in time for the last 10.
    expect(amountsOf(plan)).toEqual({ 'order-oxygen/a/oxygen/tanker/sun': 1 });
    expect(plan.objective).toBeCloseTo(70, 6);
  });

  it('keeps what people accepted and rejected', () => {
    const locks = [
      { action: 'order-oxygen/a/oxygen/tanker/sun', most: 0 },
      { action: 'order-oxygen/a/oxygen/cylinders/fri', least: 1, most: 1 },
      { action: 'order-oxygen/a/oxygen/tanker/fri', least: 1 },
    ];
    const locked = { ...thirsty, locks };
    const plan = solvePlan(locked, solver, options);
    expect(plan.money).toBe(100);
    expect(amountsOf(plan)['order-oxygen/a/oxygen/cylinders/fri']).toBe(1);
    expect(plan.lockConflicts.map(({ action }) => action)).toEqual([
      'order-oxygen/a/oxygen/tanker/fri',
    ]);
    expect(checkPlan(locked, plan)).toEqual([]);
  });

  it('names what cannot be met and what one more would be worth', () => {
    const plan = solvePlan({ ...full, budget: 310 }, solver, options);
    expect(plan.money).toBeLessThanOrEqual(310);
    expect(plan.shortages).toEqual([
      {
        constraint: 'nurses',
        hospital: 'a',
        skill: 'nurse',
        day: 'sun',
        shift: 'night',
        missing: 1,
      },
    ]);
    expect(plan.relief[0]?.of).toMatchObject({ constraint: 'nurses', day: 'sun' });
    expect(plan.relief[0]?.worth).toBeGreaterThan(0);
  });

  it('falls back to the greedy plan and says why', () => {
    const empty: Solver = {
      solve: () => ({ Status: 'Empty', ObjectiveValue: 0, Columns: {}, Rows: [], bound: null }),
    };
    const broken: Solver = {
      solve: () => {
        throw new Error('memory access out of bounds');
      },
    };
    const greedy = greedyPlan(full);
    for (const [one, reason] of [
      [empty, /Empty/],
      [broken, /memory/],
    ] as const) {
      const plan = solvePlan(full, one, options);
      expect(plan.method).toBe('greedy');
      expect(plan.fallbackReason).toMatch(reason);
      expect(plan.actions).toEqual(greedy.actions);
      expect(plan.gap).toBeNull();
    }
  });

  it('breaks no rule and never costs more than the greedy plan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const scenario = generateScenario(seed, small);
        const greedy = greedyPlan(scenario);
        const plan = solvePlan(scenario, solver, { ...options, gap: 0.01 });
        expect(checkPlan(scenario, greedy)).toEqual([]);
        expect(checkPlan(scenario, plan)).toEqual([]);
        expect(plan.fallbackReason).toBeNull();
        if (plan.shortages.length > 0) {
          expect(plan.objective).toBeLessThanOrEqual(greedy.objective);
        }
        expect(greedyPlan(scenario)).toEqual(greedy);
      }),
      { seed: 4, numRuns: 5 },
    );
  }, 30_000);

  it('proves a bound that the optimum of HiGHS does not undercut', () => {
    for (const seed of [1, 2, 3]) {
      const scenario = generateScenario(seed, small);
      const model = buildModel(compileProblem(scenario));
      const answer = solver.solve(model.text, { mip_rel_gap: 0.002, time_limit: 20 });
      const best = answer.ObjectiveValue * model.scale;
      const plan = solvePlan(scenario, solver, { ...options, gap: 0.01 });
      expect(plan.bound ?? Infinity).toBeLessThanOrEqual(best * (1 + 1e-6));
      expect(plan.objective).toBeGreaterThanOrEqual((answer.bound ?? 0) * model.scale * 0.999_999);
    }
  }, 30_000);

  it('finds a plan without shortage where one exists', () => {
    for (const seed of [3, 7, 11]) {
      const scenario = generateScenario(seed, small);
      const feasible = relieve(scenario, solvePlan(scenario, solver, { ...options, gap: 0.01 }));
      const plan = solvePlan(feasible, solver, { ...options, gap: 0.01 });
      expect(plan.shortages).toEqual([]);
      expect(checkPlan(feasible, plan)).toEqual([]);
    }
  }, 30_000);

  it('refuses a problem that makes no sense, naming each fault', () => {
    const senseless = problem({
      hospitals: [hospital('a', { departments: [ward({ skill: 'pilot' })] })],
      planFor: 'p99',
    });
    expect(() => solvePlan(senseless, solver, options)).toThrow(PlanProblemError);
    expect(() => greedyPlan(senseless)).toThrow(/pilot/);
  });
});

/** The same problem with just what the plan lacks added, and no more money than it spends. */
const relieve = (scenario: PlanProblem, plan: Plan): PlanProblem => {
  const missing = (of: Record<string, string>): number =>
    Math.max(
      0,
      ...plan.shortages
        .filter((one) =>
          Object.entries(of).every(([key, value]) => Reflect.get(one, key) === value),
        )
        .map((one) => Math.ceil(one.missing)),
    );
  return {
    ...scenario,
    budget: plan.money,
    hospitals: scenario.hospitals.map((one) => ({
      ...one,
      departments: one.departments.map((department) => ({
        ...department,
        bedsStaffed:
          department.bedsStaffed +
          missing({ constraint: 'beds', hospital: one.id, department: department.id }),
      })),
      nurses: one.nurses.map((pool) => ({
        ...pool,
        rostered: pool.rostered.map((shifts, day) =>
          shifts.map(
            (nurses, s) =>
              nurses +
              missing({
                constraint: 'nurses',
                hospital: one.id,
                skill: pool.skill,
                day: scenario.days[day] ?? '',
                shift: scenario.shifts[s] ?? '',
              }),
          ),
        ),
      })),
      stocks: one.stocks.map((stock) => {
        const more =
          missing({ constraint: 'stock', hospital: one.id, item: stock.id }) * scenario.days.length;
        return { ...stock, stock: stock.stock + more, capacity: stock.capacity + more };
      }),
    })),
  };
};
