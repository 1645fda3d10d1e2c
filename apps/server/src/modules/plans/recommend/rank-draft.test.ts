import { describe, expect, it } from 'vitest';
import { testDemand } from '../testing/demand.ts';
import { testResources, testState } from '../testing/state.ts';
import { priorityOf, timesOf } from './rank-draft.ts';

const state = testState({
  demand: [testDemand('h1', [{ kind: 'ward', beds: [], census: 1, p50: 1, p90: 4 }])],
  resources: [testResources('h1')],
});
const [today = '', tomorrow = '', third = '', fourth = ''] = state.days;

describe('the priority of a recommendation', () => {
  const of = (firstDay: string, needed: number, what: string | null = null) =>
    priorityOf(state, {
      firstDay,
      evidence: { day: firstDay, needed, available: 10, unit: 'beds' },
      of: [what],
    });

  it('is first what is soon and severe, where lives are at stake at half the share', () => {
    expect(of(tomorrow, 13)).toBe(1);
    expect(of(tomorrow, 11.5)).toBe(2);
    expect(of(tomorrow, 11.5, 'icu')).toBe(1);
    expect(of(tomorrow, 10.9, 'icu')).toBe(2);
    expect(of(third, 13)).toBe(2);
    expect(of(third, 11)).toBe(3);
  });

  it('goes by the day on which a stock is used up', () => {
    const ofStock = (day: string) =>
      priorityOf(state, {
        firstDay: tomorrow,
        evidence: { day, needed: 101, available: 100, unit: 'litres' },
        of: ['oxygen'],
      });
    expect(ofStock(third)).toBe(1);
    expect(ofStock(fourth)).toBe(2);
  });
});

describe('the times of a recommendation', () => {
  it('leave what it takes to prepare, by the clocks of the city, and end with its last day', () => {
    expect(timesOf(state, { firstDay: third, lastDay: fourth, shift: null, leadDays: 1 })).toEqual({
      deadline: new Date('2026-03-02T18:30:00Z'),
      expiresAt: new Date('2026-03-05T18:30:00Z'),
    });
    expect(
      timesOf(state, { firstDay: tomorrow, lastDay: tomorrow, shift: 'night', leadDays: 0 }),
    ).toEqual({
      deadline: new Date('2026-03-03T16:30:00Z'),
      expiresAt: new Date('2026-03-04T00:30:00Z'),
    });
  });

  it('leave an hour for what should have begun already', () => {
    const { deadline } = timesOf(state, {
      firstDay: today,
      lastDay: today,
      shift: null,
      leadDays: 1,
    });
    expect(deadline.getTime() - state.now.getTime()).toBe(3_600_000);
  });
});
