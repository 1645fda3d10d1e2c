import { amount, dayName, nurseName, plural, shiftName } from '../words.ts';
import { type PlanState, type StateHospital, type StatePool, shifts } from './plan-state.ts';
import type { Advice, NursesProposal } from './proposal.ts';
import { isDecided, nursesMissing, receivers } from './shortfalls.ts';

/** Nurses who could be called in for shifts that the ratios leave short: overtime, then agencies. */
export const staffingAgent = (state: PlanState): Advice => {
  const takesIn = receivers(state);
  let short = 0;
  const proposals = state.hospitals.flatMap((hospital) =>
    hospital.pools.flatMap((pool) => {
      const receives = hospital.departments.some(
        ({ kind, skill }) => skill === pool.skill && takesIn.has(`${hospital.id}/${kind}`),
      );
      const missing = shifts.filter((_, at) => nursesMissing(state, pool, at) !== undefined);
      short += missing.length;
      return options(state, hospital, pool).filter(
        ({ key, shift, source }) =>
          source.mostPerShift > 0 &&
          (missing.includes(shift) || (receives && pool.roster !== null) || isDecided(state, key)),
      );
    }),
  );
  const unknown = state.hospitals.filter(({ pools }) =>
    pools.some(({ roster }) => roster === null),
  ).length;
  return {
    proposals,
    finding: `${short === 0 ? 'By the ratios every shift has its nurses' : `By the ratios ${plural(short, 'kind of shift is', 'kinds of shifts are')} short of nurses on some day`}${unknown === 0 ? '' : `; the roster of ${plural(unknown, 'hospital is', 'hospitals are')} not known, and none is missed there`}.`,
  };
};

const options = (state: PlanState, hospital: StateHospital, pool: StatePool): NursesProposal[] => {
  const { settings, days } = state;
  // The share is of a usual shift, so that a thin night may still call in enough.
  const usual = pool.roster === null ? 0 : pool.roster.reduce((a, b) => a + b, 0) / shifts.length;
  const sources = [
    { id: 'overtime', cost: settings.nurseShiftCost, share: settings.overtimeShare, leadDays: 0 },
    { id: 'agency', cost: settings.agencyShiftCost, share: settings.agencyShare, leadDays: 1 },
  ];
  return sources.flatMap(({ id, cost, share, leadDays }) =>
    shifts.map((shift, at): NursesProposal => {
      const atPeak = Math.max(...days.map((_, day) => pool.needed[day]?.[at] ?? 0));
      return {
        agent: 'staffing',
        kind: 'call-nurses',
        key: `call-nurses/${hospital.id}/${pool.skill}/${id}/${shift}`,
        hospitalId: hospital.id,
        skill: pool.skill,
        shift,
        owner: 'nursingSuperintendent',
        evidence: nursesMissing(state, pool, at) ?? {
          day: days[0] ?? '',
          needed: atPeak,
          available: pool.roster?.[at] ?? 0,
          unit: 'nurses',
        },
        reason: ({ day, needed, available }) =>
          `By the ratios ${amount(needed)} ${nurseName(pool.skill, needed)} are needed in the ${shiftName(shift)} shift of ${dayName(day)} under P90, and ${plural(available, 'is', 'are')} on the roster.`,
        source: {
          id,
          cost,
          mostPerShift: Math.ceil(share * usual - 1e-9),
          mostInAll: null,
          leadDays,
        },
      };
    }),
  );
};
