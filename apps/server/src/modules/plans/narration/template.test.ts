import { describe, expect, it } from 'vitest';
import { type NarratedPlan, type NarratedRecommendation, templateNarration } from './template.ts';

const plan: NarratedPlan = {
  id: '0197c1de-0000-7000-8000-000000000001',
  cityId: 'test',
  madeAt: '2026-11-06T00:00:00.000Z',
  madeBy: 'worker',
  trigger: 'first',
  firstDay: '2026-11-06',
  lastDay: '2026-11-12',
  scenario: 'p90',
  feasible: true,
  method: 'decomposed',
  fallbackReason: null,
  gap: 0.004,
  cost: 123_456,
  budget: null,
  transfers: 0,
  hospitals: 3,
  includesInvented: false,
  shortages: [],
  relief: [],
  agents: [],
  forecastMadeAt: '2026-11-06T00:00:00.000Z',
  modelVersion: 'surge',
};
const recommendation = (
  at: number,
  given: Partial<NarratedRecommendation> = {},
): NarratedRecommendation => ({
  id: `0197c1de-0000-7000-8000-00000000010${at}`,
  title: `Open ${at} surge beds in burns`,
  hospital: { id: 'h1', name: 'Bowring' },
  priority: 2,
  deadline: `2026-11-0${6 + at}T00:00:00.000Z`,
  owner: 'bedManager',
  days: [{ day: '2026-11-08', amount: at }],
  state: 'open',
  ...given,
});

describe('the narration by rules', () => {
  it('cites the most urgent open recommendations, and says who has to do what and when', () => {
    const all = [
      recommendation(1),
      recommendation(2, { priority: 1 }),
      recommendation(3, { state: 'accepted', priority: 1 }),
      recommendation(4, { priority: 3, hospital: null, owner: 'cityHealthOfficer' }),
      recommendation(5, { priority: 3 }),
    ];
    const { text, cites } = templateNarration(plan, all);
    expect(cites).toEqual([all[1], all[0], all[3]].map((one) => one?.id));
    expect(text).toBe(
      'With this plan nothing is missing from Friday 6 November to Thursday 12 November, even with as many patients as come one time in ten. 4 recommendations wait for a decision; the plan costs ₹1,23,456. Bed manager of Bowring: Open 2 surge beds in burns, on Sunday 8 November. Bed manager of Bowring: Open 1 surge beds in burns, on Sunday 8 November. City health officer: Open 4 surge beds in burns, on Sunday 8 November.',
    );
  });

  it('holds no number that is not in the plan', () => {
    const { text } = templateNarration(plan, [recommendation(1), recommendation(2)]);
    const known = `${JSON.stringify(plan)} ${JSON.stringify([recommendation(1), recommendation(2)])} ${plan.cost}`;
    for (const number of text.match(/\d[\d,]*/g) ?? []) {
      expect(known).toContain(String(Number(number.replaceAll(',', ''))));
    }
  });

  it('says what is missing, what would relieve it, and that a plan is simpler or invented', () => {
    const relief = {
      text: 'One more ICU nurse is worth it.',
      worth: 1,
      shortage: {
        constraint: 'nurses' as const,
        hospital: { id: 'h1', name: 'Bowring' },
        department: null,
        skill: 'icuNurse' as const,
        item: null,
        shift: 'night' as const,
        day: '2026-11-06',
        unit: 'nurses' as const,
      },
    };
    const { text, cites } = templateNarration(
      {
        ...plan,
        feasible: false,
        relief: [relief],
        fallbackReason: 'the solver broke',
        includesInvented: true,
      },
      [],
    );
    expect(cites).toEqual([]);
    for (const part of [
      'something is still missing',
      'There is nothing to decide.',
      relief.text,
      'a simpler plan',
      'invented for the demo',
    ]) {
      expect(text).toContain(part);
    }
  });
});
