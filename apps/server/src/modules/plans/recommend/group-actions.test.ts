import type { PlanAction } from '@pulse/ml/plan';
import { describe, expect, it } from 'vitest';
import { groupActions } from './group-actions.ts';

const open = (day: string, amount: number): PlanAction => ({
  id: `open-surge-beds/h1/burns/surge/${day}`,
  kind: 'open-surge-beds',
  hospital: 'h1',
  day,
  amount,
  cost: 1_000 * amount,
  effect: { adds: 4 * amount, unit: 'beds' },
  evidence: { needed: 20, available: 10 },
});
const key = 'open-surge-beds/h1/burns/surge';

describe('grouping actions', () => {
  it('joins days that follow each other, or with one between, and parts those further away', () => {
    const days = ['2026-11-12', '2026-11-08', '2026-11-06', '2026-11-09'];
    const groups = groupActions(
      days.map((day) => open(day, 1)),
      [],
    );
    expect(groups.map((group) => group.actions.map(({ day }) => day))).toEqual([
      ['2026-11-06', '2026-11-08', '2026-11-09'],
      ['2026-11-12'],
    ]);
    expect(new Set(groups.map((group) => group.key))).toEqual(new Set([key]));
  });

  it('leaves out what was decided, and keeps the share of cost and effect that goes beyond', () => {
    const agreed = (day: string, amount: number) => ({
      key,
      state: 'accepted' as const,
      lastDay: day,
      actions: [{ id: open(day, amount).id, day, amount }],
    });
    const groups = groupActions(
      [open('2026-11-06', 2), open('2026-11-07', 4)],
      [agreed('2026-11-06', 2), agreed('2026-11-07', 1)],
    );
    expect(groups).toHaveLength(1);
    expect(groups[0]?.actions).toMatchObject([
      { day: '2026-11-07', amount: 3, cost: 3_000, effect: { adds: 12 } },
    ]);
  });

  it('leaves out what was rejected until its last day, and whatever goes beyond a changed amount', () => {
    const days = ['2026-11-06', '2026-11-07', '2026-11-08'] as const;
    const changed = { id: open(days[1], 1).id, day: days[1], amount: 1 };
    const groups = groupActions(
      days.map((day) => open(day, 4)),
      [
        { key, state: 'rejected', lastDay: days[0], actions: [] },
        { key, state: 'changed', lastDay: days[1], actions: [changed] },
      ],
    );
    expect(groups.map(({ actions }) => actions.map(({ day }) => day))).toEqual([[days[2]]]);
  });
});
