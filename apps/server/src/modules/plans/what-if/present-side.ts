import type { SurgeDay, WhatIfSide } from '@pulse/contract';
import type { Steps } from '../../../kernel/in-turns.ts';
import type { HospitalDemand } from '../../readiness/index.ts';
import { describePlan } from '../describe-plan.ts';
import { presentRelief } from '../present-relief.ts';
import type { Draft } from '../recommend/draft.ts';
import { draftRecommendations } from '../recommend/draft-recommendations.ts';
import type { Coordinated } from '../solve/coordinate.ts';

const mostSteps = 12;

/** One side of a question: arrivals, what moves the worst day, beds, and the plan in short. */
export function* presentSide(
  made: Coordinated,
  demand: readonly HospitalDemand[],
): Steps<WhatIfSide> {
  const names = new Map(demand.map(({ hospitalId, name }) => [hospitalId, name]));
  const nameOf = (id: string) => ({ id, name: names.get(id) ?? id });
  const { shortages, relief } = describePlan(made);
  yield;
  const drafts = yield* draftRecommendations(made, made.state.decided);
  return {
    total: totalOf(demand),
    hospitals: demand.map((one) => ({
      hospital: nameOf(one.hospitalId),
      days: one.whole.map(({ day, point, lower80, upper80 }) => ({ day, point, lower80, upper80 })),
      peak: peakOf(one.whole),
      ...bedsOf(one),
    })),
    plan: {
      method: made.plan.method,
      fallbackReason: made.plan.fallbackReason,
      feasible: shortages.length === 0,
      cost: made.plan.money,
      transfers: made.plan.transfers,
      actions: sumByKind(drafts),
      steps: [...drafts]
        .sort((a, b) => a.priority - b.priority || b.cost - a.cost)
        .slice(0, mostSteps)
        .map(({ title, hospitalId, owner, days, cost }) => ({
          title,
          hospital: hospitalId === null ? null : nameOf(hospitalId).name,
          owner,
          day: days[0]?.day ?? '',
          cost,
        })),
      shortages: shortages.map(({ hospitalId, ...one }) => ({
        ...one,
        hospital: nameOf(hospitalId),
      })),
      relief: relief.map((one) => {
        const { hospitalId, worth, weight: _, ...place } = one;
        const hospital = nameOf(hospitalId);
        return {
          text: presentRelief(one, hospital.name),
          worth,
          shortage: { ...place, hospital },
        };
      }),
    },
  };
}

/**
 * All hospitals together. What drives a surge drives it everywhere, so their errors are taken as going
 * along with each other: ends add up, which is wider than if they were independent.
 */
const totalOf = (demand: readonly HospitalDemand[]): WhatIfSide['total'] =>
  (demand[0]?.whole ?? []).map(({ day }, i) => {
    const sum = (key: 'point' | 'lower80' | 'upper80') =>
      demand.reduce((total, { whole }) => total + (whole[i]?.[key] ?? 0), 0);
    return { day, point: sum('point'), lower80: sum('lower80'), upper80: sum('upper80') };
  });

/** The day that is furthest above a usual one. */
const peakOf = (days: readonly SurgeDay[]): WhatIfSide['hospitals'][number]['peak'] => {
  const [first, ...rest] = days;
  if (first === undefined) return { day: '', point: 0, base: 0, drivers: [] };
  const { day, point, base, drivers } = rest.reduce(
    (best, one) => (one.point - one.base > best.point - best.base ? one : best),
    first,
  );
  return { day, point, base, drivers };
};

/** The least that is free, and the likeliest level of the worst day. */
const bedsOf = ({
  beds,
}: HospitalDemand): Pick<WhatIfSide['hospitals'][number], 'freeWith90' | 'worstLevel'> => {
  if (beds === null || beds.days.length === 0) return { freeWith90: null, worstLevel: null };
  const levels = beds.days.map((day) => day.levels.indexOf(Math.max(...day.levels)) + 1);
  return {
    freeWith90: Math.min(...beds.days.map(({ freeWith90 }) => freeWith90)),
    worstLevel: Math.max(...levels),
  };
};

const sumByKind = (drafts: readonly Draft[]): WhatIfSide['plan']['actions'] => {
  const kinds = [...new Set(drafts.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = drafts.filter((one) => one.kind === kind);
    return {
      kind,
      count: own.length,
      amount: own.reduce((sum, { amount }) => sum + amount, 0),
      unit: own[0]?.unit ?? 'units',
      cost: own.reduce((sum, { cost }) => sum + cost, 0),
    };
  });
};
