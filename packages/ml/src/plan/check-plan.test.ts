import { describe, expect, it } from 'vitest';
import { checkPlan, generateScenario, greedyPlan, type Plan, type PlanAction } from './index.ts';

const problem = generateScenario(2, { hospitals: 4, departments: 4, days: 6 });
const plan = greedyPlan(problem);
const rulesOf = (given: Partial<Plan>, of = problem) =>
  new Set(checkPlan(of, { ...plan, ...given }).map(({ rule }) => rule));
const change = (kind: PlanAction['kind'], by: (action: PlanAction) => PlanAction) => {
  const at = plan.actions.findIndex((action) => action.kind === kind);
  return { actions: plan.actions.map((action, i) => (i === at ? by(action) : action)) };
};

describe('the checker', () => {
  it('finds nothing in a plan that is as it says', () => {
    expect(checkPlan(problem, plan)).toEqual([]);
    expect(plan.actions.some(({ kind }) => kind === 'transfer')).toBe(true);
  });

  it('catches amounts beyond what there is, in parts, or of what there is not', () => {
    expect(rulesOf(change('call-nurses', (one) => ({ ...one, amount: 99 })))).toContain('too-many');
    expect(rulesOf(change('call-nurses', (one) => ({ ...one, amount: 0.5 })))).toContain(
      'not-whole',
    );
    expect(rulesOf(change('transfer', (one) => ({ ...one, to: one.hospital })))).toContain(
      'unknown-action',
    );
    expect(rulesOf(change('open-surge-beds', (one) => ({ ...one, day: 'day-1' })))).toContain(
      'too-soon',
    );
  });

  it('catches transfers that nobody arrived for and receivers without room', () => {
    const found = rulesOf(change('transfer', (one) => ({ ...one, amount: 400 })));
    expect(found).toContain('more-sent-than-arrive');
    expect(found).toContain('receiver-without-room');
    expect(found).toContain('occupancy-misstated');
  });

  it('catches shortages kept quiet, money, objective and census misstated', () => {
    expect(rulesOf({ shortages: plan.shortages.slice(1) })).toContain('shortage-misstated');
    expect(rulesOf({ actions: plan.actions.slice(1) })).toContain('money-misstated');
    expect(rulesOf({ money: plan.money - 1_000 })).toContain('money-misstated');
    expect(rulesOf({ objective: plan.objective * 0.99 })).toContain('objective-misstated');
    const [row, ...rest] = plan.occupancy.p90 ?? [];
    const wrong = { hospital: '', department: '', ...row, patients: [0, 0, 0, 0, 0, 0] };
    expect(rulesOf({ occupancy: { ...plan.occupancy, p90: [wrong, ...rest] } })).toContain(
      'census-changed',
    );
  });

  it('catches a budget overrun and decisions of people ignored', () => {
    expect(rulesOf({}, { ...problem, budget: plan.money - 1 })).toContain('over-budget');
    const action = plan.actions[0]?.id ?? '';
    expect(rulesOf({}, { ...problem, locks: [{ action, most: 0 }] })).toContain('lock-broken');
  });
});
