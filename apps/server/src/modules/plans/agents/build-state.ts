import type { PlanSettings, Shift } from '@pulse/contract';
import {
  type CareLevel,
  californianNurseRatios,
  indianNurseRatios,
  type NurseRatios,
} from '@pulse/ml/queueing';
import type { Steps } from '../../../kernel/in-turns.ts';
import type { HospitalResources } from '../../hospitals/index.ts';
import type { DepartmentDemand, HospitalDemand } from '../../readiness/index.ts';
import { p90Arrivals } from './p90-arrivals.ts';
import {
  type NurseSkill,
  type PlanState,
  type StateDepartment,
  type StateHospital,
  type StatePool,
  shifts,
} from './plan-state.ts';
import { stocksOf } from './stocks-of.ts';

export interface StateParts extends Omit<PlanState, 'days' | 'hospitals'> {
  readonly demand: readonly HospitalDemand[];
  readonly resources: readonly HospitalResources[];
}

/** Puts together what agents look at: demand beside resources, and what follows from both. Pure. */
export function* buildState({ demand, resources, ...rest }: StateParts): Steps<PlanState> {
  const shortest = Math.min(...demand.map(({ days }) => days.length));
  const count = Math.min(rest.settings.horizonDays, Number.isFinite(shortest) ? shortest : 0);
  const days = demand[0]?.days.slice(0, count) ?? [];
  const byId = new Map(resources.map((one) => [one.id, one]));
  const hospitals: StateHospital[] = [];
  for (const one of demand) {
    const own = byId.get(one.hospitalId);
    if (own === undefined) continue;
    hospitals.push(buildHospital(one, own, count, rest.settings));
    yield;
  }
  return { ...rest, days, hospitals };
}

export const ratiosOf = ({ nurseRatios }: PlanSettings): NurseRatios =>
  nurseRatios === 'indian' ? indianNurseRatios : californianNurseRatios;

const buildHospital = (
  demand: HospitalDemand,
  resources: HospitalResources,
  days: number,
  settings: PlanSettings,
): StateHospital => {
  const ratios = ratiosOf(settings);
  const skills = new Set(resources.staff.map(({ skill }) => skill));
  const departments = demand.departments.map((one): StateDepartment => {
    const care = careOf(one);
    const total = (key: 'staffed' | 'licensed') => one.beds.reduce((sum, bed) => sum + bed[key], 0);
    return {
      kind: one.department,
      demand: one,
      staffed: total('staffed'),
      licensed: Math.max(total('licensed'), total('staffed')),
      care,
      skill: skillFor(care, skills),
      nursesPerPatient: Object.entries(care).reduce(
        (sum, [level, share]) => sum + share / ratios[level as CareLevel],
        0,
      ),
      shiftLoad: one.department === 'ed' ? shiftLoadOf(demand) : null,
      patients: {
        p50: patientsInBeds(one, one.admitted.p50, days),
        p90: patientsUnderP90(one, days),
      },
    };
  });
  return {
    id: demand.hospitalId,
    name: resources.name,
    demand,
    resources,
    departments,
    pools: poolsOf(departments, resources, days),
    stocks: stocksOf(departments, resources, days, settings),
  };
};

/** Patients of a department who need a bed of it on each day if nothing is done, under P90. */
export const patientsUnderP90 = (department: DepartmentDemand, days: number): number[] =>
  patientsInBeds(department, p90Arrivals(department, days), days);

/** Census x still there + new x still there; day 0 is the census. */
const patientsInBeds = (
  { census, censusStaying, staying }: DepartmentDemand,
  admitted: readonly number[],
  days: number,
): number[] =>
  Array.from({ length: days }, (_, day) => {
    let patients = census * (censusStaying[day] ?? 0);
    if (day === 0) return patients;
    for (let came = 0; came <= day; came++) {
      patients += (admitted[came] ?? 0) * (staying[day - came] ?? 0);
    }
    return patients;
  });

const careOf = ({ beds }: DepartmentDemand): Partial<Record<CareLevel, number>> => {
  const weigh = beds.some(({ staffed }) => staffed > 0) ? 'staffed' : 'licensed';
  const all = beds.reduce((sum, bed) => sum + bed[weigh], 0);
  if (all === 0) return { ward: 1 };
  const care: Partial<Record<CareLevel, number>> = {};
  for (const bed of beds) {
    if (bed[weigh] > 0) care[bed.type] = (care[bed.type] ?? 0) + bed[weigh] / all;
  }
  return care;
};

const skillFor = (
  care: Partial<Record<CareLevel, number>>,
  skills: ReadonlySet<string>,
): NurseSkill => {
  const intensive = (care.icu ?? 0) + (care.icuVentilated ?? 0);
  return intensive > 0.5 && (skills.has('icuNurse') || skills.size === 0) ? 'icuNurse' : 'nurse';
};

const poolsOf = (
  departments: readonly StateDepartment[],
  { staff }: HospitalResources,
  days: number,
): StatePool[] =>
  [...new Set(departments.map(({ skill }) => skill))].map((skill) => {
    const people = (shift: Shift) =>
      staff.find((one) => one.skill === skill && one.shift === shift)?.people ?? 0;
    const known = staff.some((one) => one.skill === 'nurse' || one.skill === 'icuNurse');
    return {
      skill,
      roster: known ? shifts.map(people) : null,
      needed: Array.from({ length: days }, (_, day) =>
        shifts.map((_shift, at) =>
          departments
            .filter((one) => one.skill === skill)
            .reduce(
              (sum, one) =>
                sum +
                (one.patients.p90[day] ?? 0) * one.nursesPerPatient * (one.shiftLoad?.[at] ?? 1),
              0,
            ),
        ),
      ),
    };
  });

/**
 * An emergency department is as full as people arrive: six-hour parts of the days, shared out to
 * shifts from 6, 14 and 22 o'clock, against an even day.
 */
const shiftLoadOf = ({ units, whole }: HospitalDemand): number[] | null => {
  const days = units.find(({ unit }) => unit === 'ed')?.days ?? whole;
  const sum = { night: 0, morning: 0, afternoon: 0, evening: 0 };
  for (const { parts } of days) for (const { part, point } of parts) sum[part] += point;
  const all = sum.night + sum.morning + sum.afternoon + sum.evening;
  if (all <= 0) return null;
  return [
    sum.morning + sum.afternoon / 3,
    (2 / 3) * (sum.afternoon + sum.evening),
    sum.evening / 3 + sum.night,
  ].map((share) => Math.round((3_000 * share) / all) / 1_000);
};
