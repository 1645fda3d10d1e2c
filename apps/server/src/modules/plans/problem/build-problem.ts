import type {
  NursePool,
  PlanDepartment,
  PlanHospital,
  PlanLink,
  PlanLock,
  PlanProblem,
} from '@pulse/ml/plan';
import type { Steps } from '../../../kernel/in-turns.ts';
import { ratiosOf } from '../agents/build-state.ts';
import { p90Arrivals } from '../agents/p90-arrivals.ts';
import {
  type PlanState,
  type StateDepartment,
  type StateHospital,
  type StatePool,
  type StateStock,
  shifts,
} from '../agents/plan-state.ts';
import type {
  BedsProposal,
  DeliveryProposal,
  NursesProposal,
  Proposal,
} from '../agents/proposal.ts';
import { shiftEnd } from '../day-times.ts';
import { actionId } from './action-id.ts';
import { type Fixed, fixDecisions } from './fix-decisions.ts';

/** What the agents see and propose, as the mathematics takes it: plan for P90, decisions locked. */
export function* buildProblem(
  state: PlanState,
  proposals: readonly Proposal[],
): Steps<PlanProblem> {
  const { settings, days } = state;
  const fixed = fixDecisions(state, proposals);
  yield;
  const over = overShifts(state);
  const byHospital = new Map<string | null, Proposal[]>();
  for (const one of proposals) {
    const own = byHospital.get(one.hospitalId) ?? [];
    own.push(one);
    byHospital.set(one.hospitalId, own);
  }
  const hospitals: PlanHospital[] = [];
  for (const hospital of state.hospitals) {
    const own = byHospital.get(hospital.id) ?? [];
    hospitals.push({
      id: hospital.id,
      departments: hospital.departments.map((one) => department(one, days.length, own, fixed)),
      nurses: hospital.pools.map((one) => pool(one, hospital, days.length, own, fixed, over)),
      stocks: hospital.stocks.map((one) => stock(state, one, own, fixed)),
    });
    yield;
  }
  return {
    days,
    shifts,
    scenarios: ['p50', 'p90'],
    planFor: 'p90',
    hospitals,
    links: links(proposals, fixed),
    budget: settings.budget,
    weights: {
      nurseShortage: settings.weightNurseShortage,
      overflow: settings.weightOverflow,
      transfer: settings.weightTransfer,
    },
    ratios: ratiosOf(settings),
    locks: [...fixed.locks, ...beforeToday(over, proposals, days)],
  };
}

/** @param proposals of the hospital alone; so for those below */
const department = (
  { kind, demand, care, skill, shiftLoad, staffed }: StateDepartment,
  days: number,
  proposals: readonly Proposal[],
  fixed: Fixed,
): PlanDepartment => ({
  id: kind,
  skill,
  care,
  occupied: demand.census,
  censusStaying: demand.censusStaying,
  arrivals: {
    p50: demand.admitted.p50.slice(0, days),
    p90: p90Arrivals(demand, days),
  },
  staying: demand.staying,
  ...(shiftLoad !== null && { shiftLoad }),
  bedsStaffed: staffed,
  blocks: proposals
    .filter(
      (one): one is BedsProposal =>
        (one.kind === 'open-licensed-beds' || one.kind === 'open-surge-beds') &&
        one.department === kind,
    )
    .map(({ key, blocks }) => ({
      ...blocks,
      blocks: Math.max(blocks.blocks, fixed.least(key), fixed.openNow(key)),
      openNow: fixed.openNow(key),
      leadDays: fixed.leadDays(key, blocks.leadDays),
    })),
});

const pool = (
  { skill, roster, needed }: StatePool,
  hospital: StateHospital,
  days: number,
  proposals: readonly Proposal[],
  fixed: Fixed,
  over: ReadonlySet<string>,
): NursePool => {
  const own = proposals.filter(
    (one): one is NursesProposal => one.kind === 'call-nurses' && one.skill === skill,
  );
  const sources = [...new Map(own.map((one) => [one.source.id, one.source])).values()];
  // Where the roster is not known, or the shift is over, nobody can be missed: as many as all
  // licensed beds and twice the patients would need.
  const ample =
    2 * Math.ceil(Math.max(1, ...needed.flat())) +
    Math.ceil(
      hospital.departments
        .filter((one) => one.skill === skill)
        .reduce((sum, one) => sum + 2 * one.licensed * one.nursesPerPatient, 0),
    );
  return {
    skill,
    rostered: Array.from({ length: days }, (_, day) =>
      shifts.map((shift, at) =>
        roster === null || (day === 0 && over.has(shift)) ? ample : (roster[at] ?? 0),
      ),
    ),
    sources: sources.map((source) => {
      const keys = own.filter((one) => one.source.id === source.id).map(({ key }) => key);
      return {
        ...source,
        mostPerShift: Math.max(source.mostPerShift, ...keys.map((key) => fixed.least(key))),
        leadDays: Math.min(...keys.map((key) => fixed.leadDays(key, source.leadDays))),
      };
    }),
  };
};

const stock = (
  { settings }: PlanState,
  one: StateStock,
  proposals: readonly Proposal[],
  fixed: Fixed,
) => {
  const perPatientDay = Object.values(one.usePerPatientDay);
  const usual = perPatientDay.reduce((sum, each) => sum + each, 0) / (perPatientDay.length || 1);
  return {
    id: one.item,
    kind: one.kind,
    stock: one.stock,
    capacity: one.capacity,
    reserve: one.reserve,
    baseDailyUse: 0,
    usePerPatientDay: one.usePerPatientDay,
    deliveries: proposals
      .filter(
        (proposal): proposal is DeliveryProposal =>
          (proposal.kind === 'order-oxygen' || proposal.kind === 'order-supplies') &&
          proposal.item === one.item,
      )
      .map(({ key, delivery }) => ({
        ...delivery,
        mostPerDay: Math.max(delivery.mostPerDay, fixed.least(key)),
        leadDays: fixed.leadDays(key, delivery.leadDays),
      })),
    // A patient's day without oxygen weighs as one without a bed; without a supply, a quarter.
    shortfallWeight:
      usual > 0 ? ((one.kind === 'oxygen' ? 1 : 0.25) * settings.weightOverflow) / usual : 0,
  };
};

/** One for each pair of hospitals, whose departments share what can be taken in a day. */
const links = (proposals: readonly Proposal[], fixed: Fixed): PlanLink[] => {
  const byPair = new Map<string, PlanLink>();
  const agreed = new Map<string, number>();
  for (const one of proposals) {
    if (one.kind !== 'transfer') continue;
    const pair = `${one.link.from}/${one.link.to}`;
    agreed.set(pair, (agreed.get(pair) ?? 0) + fixed.least(one.key));
    byPair.set(pair, {
      ...one.link,
      departments: [...(byPair.get(pair)?.departments ?? []), one.department],
      mostPerDay: Math.max(one.link.mostPerDay, agreed.get(pair) ?? 0),
    });
  }
  return [...byPair.values()];
};

/** Shifts of today that have ended: nobody can be called in for them any more. */
const overShifts = ({ now, timeZone, days }: PlanState): ReadonlySet<string> =>
  new Set(shifts.filter((shift) => shiftEnd(timeZone, days[0] ?? '', shift) <= now));

const beforeToday = (
  over: ReadonlySet<string>,
  proposals: readonly Proposal[],
  [today]: readonly string[],
): PlanLock[] =>
  proposals.flatMap((one) =>
    one.kind === 'call-nurses' && over.has(one.shift)
      ? [{ action: actionId(one.key, today ?? ''), most: 0 }]
      : [],
  );
