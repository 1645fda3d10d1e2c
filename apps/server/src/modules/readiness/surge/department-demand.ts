import type { DepartmentKind, SurgeUnit } from '@pulse/contract';
import type { DepartmentDemand } from '../hospital-demand.ts';
import { type DepartmentStay, departmentStay, usualStayDays } from './department-stay.ts';

/** Arrivals of the days ahead, today the first; an `AppliedForecast` is one. */
export interface ArrivalCourse {
  readonly point: Float64Array;
  readonly lower80: Float64Array;
  readonly upper80: Float64Array;
  /** Of a usual day lately. */
  readonly usual: number;
}

export interface DepartmentBeds {
  readonly department: DepartmentKind;
  readonly beds: DepartmentDemand['beds'];
  /** Patients in its beds now. */
  readonly census: number;
  /** Mean patients of the past weeks; without it, mostly as many as now. */
  readonly usualOccupied?: number | undefined;
}

export interface HospitalBedsInput {
  readonly whole: ArrivalCourse;
  readonly units: readonly { readonly unit: SurgeUnit; readonly forecast: ArrivalCourse }[];
  readonly departments: readonly DepartmentBeds[];
  /** Admissions to beds on a usual day, as the hospital reports them. */
  readonly admissionsPerDay?: number | undefined;
  /** In place of `usualStayDays`. */
  readonly meanStayDays?: Partial<Readonly<Record<DepartmentKind, number>>>;
  /** Share of today's arrivals still to come, 0 to 1; all of them when left out. */
  readonly restOfToday?: number;
}

/** A department's demand with what its intervals need. */
export interface DepartmentFlow {
  readonly demand: DepartmentDemand;
  readonly stay: DepartmentStay;
  /** Of the new patients of each day. */
  readonly variances: Float64Array;
}

/** For each department that has beds: who is there, who comes, and how long they stay. */
export const departmentDemand = (input: HospitalBedsInput): DepartmentDemand[] =>
  departmentFlows(input).map(({ demand }) => demand);

/** Admissions as reported may differ so far from what beds and stays tell. */
const widestScale = 2;
/** Fewer arrivals a day than this tell nothing of a course. */
const fewestUsual = 0.05;
/** The interval of 80 % is so many deviations wide. */
const deviations80 = 2.5631;

/**
 * Usual admissions follow from patients and stays (Little 1961: L = lambda W). Reported admissions
 * move both, so that patients stay as many: more admissions mean shorter stays. Each day has as many
 * times the usual as the arrivals of the department's own unit, or else of the hospital. In an
 * emergency department with a unit of its own the arrivals themselves are the new patients.
 */
export const departmentFlows = (input: HospitalBedsInput): DepartmentFlow[] => {
  const { whole, units, meanStayDays = {}, restOfToday = 1 } = input;
  const withBeds = input.departments.filter(({ beds }) =>
    beds.some(({ staffed, licensed }) => staffed > 0 || licensed > 0),
  );
  const meanOf = (department: DepartmentKind) =>
    meanStayDays[department] ?? usualStayDays[department];
  const inpatient = withBeds.filter(({ department }) => department !== 'ed');
  const expected = inpatient.reduce((sum, one) => sum + usualOf(one) / meanOf(one.department), 0);
  const scale =
    input.admissionsPerDay === undefined || expected <= 0
      ? 1
      : Math.min(widestScale, Math.max(1 / widestScale, input.admissionsPerDay / expected));
  return withBeds.map((one) => {
    const { department, beds, census } = one;
    const isEd = department === 'ed';
    const stay = departmentStay(meanOf(department) / (isEd ? 1 : scale));
    const own = units.find(({ unit }) => unit === department)?.forecast;
    const hasOwn = own !== undefined && own.usual >= fewestUsual;
    const course = hasOwn ? own : whole;
    const usual = isEd && hasOwn ? own.usual : usualOf(one) / stay.meanDays;
    const share = course.usual >= fewestUsual ? usual / course.usual : 0;
    const coming = (values: Float64Array) =>
      Array.from(values, (value, day) => share * value * (day === 0 ? restOfToday : 1));
    const p50 = coming(course.point);
    const [lower, upper] = [coming(course.lower80), coming(course.upper80)];
    return {
      demand: {
        department,
        beds,
        census,
        meanStayDays: stay.meanDays,
        censusStaying: p50.map((_, day) => (day === 0 ? 1 : stay.residual(day + restOfToday))),
        staying: Array.from(stay.staying.subarray(0, p50.length)),
        admitted: { p50, p90: upper },
      },
      stay,
      variances: Float64Array.from(p50, (value, day) => {
        const spread = ((upper[day] as number) - (lower[day] as number)) / deviations80;
        return Math.max(value, spread ** 2);
      }),
    };
  });
};

/** Share of staffed beds that is taken as a rule, and how much one look at a department leaves to it. Ours. */
const usualShare = 0.7;
const left = 0.2;

const usualOf = ({ usualOccupied, census, beds }: DepartmentBeds): number => {
  const staffed = beds.reduce((sum, one) => sum + one.staffed, 0);
  return usualOccupied ?? (1 - left) * census + left * usualShare * staffed;
};
