import { generateScenario, greedyPlan } from '@pulse/ml/plan';
import { describe, expect, it } from 'vitest';
import { testDemand } from '../testing/demand.ts';
import { testResources, testState } from '../testing/state.ts';
import { coordinate } from './coordinate.ts';
import { settlePlan } from './settle-plan.ts';
import { solveInThread } from './solve-in-thread.ts';

const problem = generateScenario(3, { hospitals: 2, departments: 3, days: 4 });

describe('settling a plan', () => {
  it('takes the plan of the solver when the checker finds nothing in it', () => {
    const plan = greedyPlan(problem);
    expect(settlePlan(problem, () => plan)).toBe(plan);
  });

  it('refuses a plan that misstates itself, for the greedy one and with the reason', () => {
    const plan = greedyPlan(problem);
    const settled = settlePlan(problem, () => ({ ...plan, method: 'exact', money: 1 }));
    expect(settled.method).toBe('greedy');
    expect(settled.money).toBe(plan.money);
    expect(settled.fallbackReason).toMatch(
      /^the checker refused the solver's plan: money-misstated/,
    );
  });

  it('has the greedy plan where the solver throws', () => {
    const settled = settlePlan(problem, () => {
      throw new Error('out of memory');
    });
    expect(settled).toMatchObject({ method: 'greedy', fallbackReason: 'out of memory' });
  });
});

describe('solving in a thread', () => {
  it('solves one after the other with the thread it has, and goes on after a problem that is none', async () => {
    const limits = { timeLimitSeconds: 5, gap: 0.01 };
    const broken = { ...problem, days: [] };
    const answers = await Promise.allSettled([
      solveInThread(problem, limits),
      solveInThread(broken, limits),
      solveInThread(problem, limits),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const [first, second, third] = answers;
    expect(second?.status === 'rejected' && String(second.reason)).toContain('there are no days');
    expect(first?.status === 'fulfilled' && first.value.fallbackReason).toBe(null);
    expect(third?.status === 'fulfilled' && third.value.shortages).toEqual(
      first?.status === 'fulfilled' && first.value.shortages,
    );
  });
});

describe('the coordinator', () => {
  it('plans greedily, with the reason, when no solver answers', async () => {
    const ward = {
      kind: 'ward',
      beds: [{ type: 'ward', licensed: 30, staffed: 24 }],
      census: 20,
      p50: 20,
      p90: 30,
    } as const;
    const state = testState({
      demand: [testDemand('h1', [ward])],
      resources: [testResources('h1')],
    });
    const { plan } = await coordinate(state, () => Promise.reject(new Error('no thread left')));
    expect(plan).toMatchObject({ method: 'greedy', fallbackReason: 'no thread left' });
    expect(plan.actions.length).toBeGreaterThan(0);
  });
});
