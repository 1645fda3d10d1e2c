import fc from 'fast-check';
import highs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildModel } from './build-model.ts';
import { compileProblem } from './compile-problem.ts';
import {
  checkPlan,
  generateScenario,
  greedyPlan,
  loadSolver,
  type PlanProblem,
  plantScenario,
  type Solver,
  solvePlan,
} from './index.ts';

// The clock stands still, so only HiGHS's own clock ends what it does.
const options = { timeLimitSeconds: 1, gap: 0.01, now: () => 0 };
let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver(highs);
});

describe('where a plan without shortage exists', () => {
  it('it is found, with no more money than the one that was planted', () => {
    const size = { hospitals: 2, departments: 5, days: 6 };
    let greedyFails = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.boolean(), (seed, budget) => {
        const { problem, planted } = plantScenario(seed, size, budget);
        expect(checkPlan(problem, planted)).toEqual([]);
        expect(planted.shortages).toEqual([]);
        const plan = solvePlan(problem, solver, options);
        expect(checkPlan(problem, plan)).toEqual([]);
        expect(plan.shortages).toEqual([]);
        expect(plan.money).toBeLessThanOrEqual(problem.budget ?? Infinity);
        if (greedyPlan(problem).shortages.length > 0) greedyFails++;
      }),
      { seed: 8, numRuns: 4 },
    );
    expect(greedyFails).toBeGreaterThan(0);
  }, 60_000);

  it('it is found just when HiGHS finds the whole programme feasible', () => {
    const size = { hospitals: 2, departments: 2, days: 4 };
    const answers = new Set<boolean>();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(0, 1, 2), (seed, fewer) => {
        const problem = thin(plantScenario(seed, size, false).problem, fewer);
        const model = buildModel(compileProblem(problem), { strict: true });
        const { Status } = solver.solve(model.text, { time_limit: 20 });
        const plan = solvePlan(problem, solver, options);
        expect(plan.shortages.length === 0).toBe(Status === 'Optimal');
        answers.add(Status === 'Optimal');
      }),
      { seed: 5, numRuns: 12 },
    );
    expect(answers).toEqual(new Set([true, false]));
  }, 60_000);
});

describe('a short limit', () => {
  it('is not spent on a linear programme, and still gives a plan below the greedy one', () => {
    const busy: Solver = {
      solve: () => {
        throw new Error('asked for what there is no time for');
      },
    };
    for (const seed of [1, 2]) {
      const scenario = generateScenario(seed, { hospitals: 8, departments: 8, days: 14 });
      let timeMs = 0;
      const now = () => timeMs++;
      const plan = solvePlan(scenario, busy, { timeLimitSeconds: 0.3, gap: 0.01, now });
      expect(plan.method).toBe('decomposed');
      expect(plan.fallbackReason).toBeNull();
      expect(plan.bound).toBeNull();
      expect(plan.objective).toBeLessThan(greedyPlan(scenario).objective);
      expect(checkPlan(scenario, plan)).toEqual([]);
    }
  }, 30_000);
});

/** The same with fewer nurses on every roster. */
const thin = (problem: PlanProblem, fewer: number): PlanProblem => ({
  ...problem,
  hospitals: problem.hospitals.map((hospital) => ({
    ...hospital,
    nurses: hospital.nurses.map((pool) => ({
      ...pool,
      rostered: pool.rostered.map((shifts) => shifts.map((there) => Math.max(0, there - fewer))),
    })),
  })),
});
