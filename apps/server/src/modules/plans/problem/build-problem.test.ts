import { checkPlan, greedyPlan } from '@pulse/ml/plan';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../kernel/in-turns.ts';
import type { Decided } from '../agents/plan-state.ts';
import { runAgents } from '../agents/run-agents.ts';
import { testDemand } from '../testing/demand.ts';
import { testResources, testRoster, testState } from '../testing/state.ts';
import { actionId, keyOfAction } from './action-id.ts';
import { buildProblem } from './build-problem.ts';

const ward = {
  kind: 'ward',
  beds: [{ type: 'ward', licensed: 30, staffed: 24 }],
  census: 20,
  p50: 20,
  p90: 30,
  more: { 1: 4, 2: 3, 3: 3 },
} as const;
const burns = {
  kind: 'burns',
  beds: [
    { type: 'ward', licensed: 9, staffed: 9 },
    { type: 'icu', licensed: 3, staffed: 3 },
  ],
  census: 6,
  p50: 5,
  p90: 9,
} as const;
const calm = { ...ward, beds: [{ type: 'ward', licensed: 80, staffed: 80 }] } as const;
const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'] as const;

const make = (decided: readonly Decided[] = [], now = new Date('2026-03-02T00:00:00Z')) => {
  const state = testState({
    now,
    decided,
    demand: [testDemand('h1', [ward, burns]), testDemand('h2', [calm])],
    resources: [
      testResources('h1', {
        staff: [...testRoster('nurse', [6, 5, 4]), ...testRoster('icuNurse', [1, 1, 1])],
        oxygen: { capacityLitres: 8_000, stockLitres: 3_000, dailyUseLitres: 1_020 },
        links: [{ to: 'h2', minutes: 20, kinds: ['ward', 'burns'] }],
      }),
      testResources('h2'),
    ],
  });
  const proposals = atOnce(runAgents(state)).flatMap((one) => one.proposals);
  return atOnce(buildProblem(state, proposals));
};
const accepted = (key: string, day: string, amount: number): Decided => ({
  key,
  state: 'accepted',
  lastDay: day,
  actions: [{ id: actionId(key, day), day, amount }],
});
const surge = 'open-surge-beds/h1/ward/surge';

describe('the problem', () => {
  it('has demand, shares of care, rosters and stocks as they are', () => {
    const problem = make();
    const [h1] = problem.hospitals;
    expect(problem.days).toEqual(days);
    expect(problem.planFor).toBe('p90');
    expect(h1?.departments[1]).toMatchObject({
      id: 'burns',
      skill: 'nurse',
      care: { ward: 0.75, icu: 0.25 },
      occupied: 6,
      bedsStaffed: 12,
      arrivals: { p50: [5, 5, 5, 5], p90: [5, 9, 9, 9].map((many) => expect.closeTo(many, 6)) },
    });
    expect(h1?.nurses[0]?.rostered).toEqual(days.map(() => [6, 5, 4]));
    expect(h1?.stocks[0]).toMatchObject({
      id: 'oxygen',
      stock: 3_000,
      capacity: 8_000,
      reserve: 1_020,
    });
    expect(problem.links).toMatchObject([{ from: 'h1', to: 'h2', departments: ['ward'] }]);
  });

  it('is one that a plan can be made for, and that the checker finds nothing in', () => {
    const problem = make();
    expect(checkPlan(problem, greedyPlan(problem))).toEqual([]);
  });

  it('calls nobody for shifts of today that are over', () => {
    // 22:30 in the city: the morning and the evening shift have ended.
    const problem = make([], new Date('2026-03-02T17:00:00Z'));
    const [today, tomorrow] = problem.hospitals[0]?.nurses[0]?.rostered ?? [];
    expect(today?.[2]).toBe(4);
    expect(today?.[0]).toBeGreaterThan(30);
    expect(tomorrow).toEqual([6, 5, 4]);
    expect(problem.locks).toContainEqual({
      action: 'call-nurses/h1/nurse/overtime/2026-03-02/morning',
      most: 0,
    });
  });

  it('keeps what was accepted, and lets it be exceeded', () => {
    const problem = make([accepted(surge, days[1], 1)]);
    expect(problem.locks).toEqual([{ action: `${surge}/${days[1]}`, least: 1 }]);
  });

  it('keeps what was changed exactly, also beyond what the settings allow', () => {
    const problem = make([{ ...accepted(surge, days[1], 5), state: 'changed' }]);
    expect(problem.locks).toEqual([{ action: `${surge}/${days[1]}`, least: 5, most: 5 }]);
    const blocks = problem.hospitals[0]?.departments[0]?.blocks;
    expect(blocks?.find(({ id }) => id === 'surge')?.blocks).toBe(5);
  });

  it('keeps away what was rejected until its last day, and no longer', () => {
    const rejected = { key: surge, state: 'rejected', lastDay: days[2], actions: [] } as const;
    expect(make([rejected]).locks).toEqual(
      days.slice(0, 3).map((day) => ({ action: `${surge}/${day}`, most: 0 })),
    );
  });

  it('keeps what was agreed for today although its lead time is longer, and nothing else so soon', () => {
    const problem = make([accepted(surge, days[0], 1)]);
    const blocks = problem.hospitals[0]?.departments[0]?.blocks;
    expect(blocks?.find(({ id }) => id === 'surge')).toMatchObject({ leadDays: 0, openNow: 0 });
    expect(greedyPlan(problem).lockConflicts).toEqual([]);
    expect(greedyPlan(problem).actions).toContainEqual(
      expect.objectContaining({ id: `${surge}/${days[0]}`, amount: 1 }),
    );
  });

  it('knows beds that stand open since yesterday, which need no setting up', () => {
    const problem = make([accepted(surge, '2026-03-01', 1)]);
    const blocks = problem.hospitals[0]?.departments[0]?.blocks;
    expect(blocks?.find(({ id }) => id === 'surge')?.openNow).toBe(1);
  });
});

describe('the names of actions', () => {
  it('are those of the solver, and lead back to their key', () => {
    const problem = make();
    const { actions } = greedyPlan(problem);
    expect(actions.length).toBeGreaterThan(5);
    for (const { id, day } of actions) expect(actionId(keyOfAction(id), day)).toBe(id);
    expect(new Set(actions.map(({ kind }) => kind)).size).toBeGreaterThan(2);
  });
});
