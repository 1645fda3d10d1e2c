import type { DepartmentKind, SurgeDay } from '@pulse/contract';
import type { HospitalDemand } from '../../readiness/index.ts';
import { nextDay } from '../day-times.ts';

/** Of one department: beds, census, and new patients a day under P50 and P90. */
export interface TestDepartment {
  readonly kind: DepartmentKind;
  readonly beds: HospitalDemand['departments'][number]['beds'];
  readonly census: number;
  readonly p50: number;
  readonly p90: number;
  /** Days on which so many more come, by place in the list. */
  readonly more?: Readonly<Record<number, number>>;
}

export const testToday = '2026-03-02';

/** Demand of a hospital: half of those in a bed are there still on the next day. */
export const testDemand = (
  hospitalId: string,
  departments: readonly TestDepartment[],
  given: { days?: number; silent?: boolean; drivers?: SurgeDay['drivers']; madeAt?: Date } = {},
): HospitalDemand => {
  const { days: count = 4, silent = false, drivers = [], madeAt } = given;
  const days = Array.from({ length: count }, (_, at) => nextDay(testToday, at));
  const halves = Array.from({ length: count }, (_, at) => 0.5 ** at);
  const arrivals = departments.reduce((sum, { p50 }) => sum + p50, 0);
  const driven = drivers.reduce((sum, { amount }) => sum + amount, 0);
  return {
    hospitalId,
    name: hospitalId,
    invented: false,
    silent,
    days,
    madeAt: madeAt ?? new Date(`${testToday}T01:00:00Z`),
    modelVersion: 'surge-test',
    whole: days.map((day) => ({
      day,
      point: arrivals + driven,
      lower80: arrivals,
      upper80: arrivals + driven,
      lower95: arrivals,
      upper95: arrivals + driven,
      base: arrivals,
      drivers: [...drivers],
      parts: [],
    })),
    units: [],
    beds: null,
    departments: departments.map(({ kind, beds, census, p50, p90, more = {} }) => ({
      department: kind,
      beds,
      census,
      meanStayDays: 2,
      censusStaying: halves,
      staying: halves,
      admitted: {
        p50: days.map(() => p50),
        p90: days.map((_, at) => p90 + (more[at] ?? 0)),
      },
    })),
  };
};
