import { amount, dayName, departmentName, driverSentence, plural } from '../words.ts';
import type { PlanState, StateHospital } from './plan-state.ts';
import type { Advice, NoticeProposal } from './proposal.ts';
import { bedsMissing } from './shortfalls.ts';

/** A hospital is warned when at least this share of its patients under P90 would find no bed. */
const warnShare = 0.05;
/** So far ahead a warning is of use; what lies further may still change. */
const warnDays = 4;
/** Less than this is no patient. */
const rounding = 1e-6;

/** Where and when patients exceed beds under P90, and which hospitals to warn in time. */
export const demandAgent = (state: PlanState): Advice => {
  const short = state.hospitals.flatMap((hospital) =>
    hospital.departments.flatMap((department) => {
      const evidence = bedsMissing(state, department);
      return evidence === undefined ? [] : [{ hospital, evidence }];
    }),
  );
  const [worst] = [...short].sort((a, b) => missing(b.evidence) - missing(a.evidence));
  const silent = state.hospitals.filter(({ demand }) => demand.silent).length;
  const heard =
    silent === 0
      ? ''
      : ` ${plural(silent, 'hospital has', 'hospitals have')} stopped reporting: how full it is there is no longer certain.`;
  return {
    proposals: state.hospitals.flatMap((hospital) => warning(state, hospital)),
    finding:
      worst === undefined
        ? `Under P90 every department has beds for its patients from ${dayName(state.days[0] ?? '')} to ${dayName(state.days.at(-1) ?? '')}.${heard}`
        : `Under P90 ${plural(short.length, 'department lacks', 'departments lack')} beds on some day; the most at once are ${amount(Math.ceil(missing(worst.evidence) - rounding))}, on ${dayName(worst.evidence.day)}.${heard}`,
  };
};

const missing = ({ needed, available }: { needed: number; available: number }): number =>
  needed - available;

const warning = (state: PlanState, hospital: StateHospital): NoticeProposal[] => {
  const days = state.days.slice(0, warnDays).flatMap((day, at) => {
    let lacking = 0;
    let patients = 0;
    for (const one of hospital.departments) {
      patients += one.patients.p90[at] ?? 0;
      lacking += Math.max(0, (one.patients.p90[at] ?? 0) - one.staffed);
    }
    return lacking > warnShare * patients
      ? [{ day, amount: Math.ceil(lacking - rounding), at }]
      : [];
  });
  const [worst] = [...days].sort((a, b) => b.amount - a.amount);
  if (worst === undefined) return [];
  const [tightest] = hospital.departments
    .map(({ kind, patients, staffed }) => ({ kind, needed: patients.p90[worst.at] ?? 0, staffed }))
    .sort((a, b) => b.needed - b.staffed - (a.needed - a.staffed));
  return [
    {
      agent: 'demand',
      kind: 'warn-hospital',
      key: `warn-hospital/${hospital.id}`,
      hospitalId: hospital.id,
      owner: 'medicalSuperintendent',
      title: `Warn the hospital: up to ${plural(worst.amount, 'patient')} may find no staffed bed`,
      days: days.map(({ day, amount: lacking }) => ({ day, amount: lacking })),
      advisory: null,
      evidence: {
        day: worst.day,
        needed: tightest?.needed ?? 0,
        available: tightest?.staffed ?? 0,
        unit: 'beds',
      },
      reason: ({ day }) =>
        `Under P90, ${plural(worst.amount, 'patient')} more than there are staffed beds for are expected on ${dayName(day)}, most of them in ${departmentName(tightest?.kind ?? 'ward')}.${driverSentence(hospital.demand.whole, day)}`,
    },
  ];
};
