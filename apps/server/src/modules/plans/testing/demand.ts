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

/**
 * Demand of a hospital whose patients stay for a day, so that those in bed are those who came, and
 * under P90 its P90, while that lies beyond what scatters by chance.
 */
export const testDemand = (
  hospitalId: string,
  departments: readonly TestDepartment[],
  given: { days?: number; silent?: boolean; drivers?: SurgeDay['drivers']; madeAt?: Date } = {},
): HospitalDemand => {
  const { days: count = 4, silent = false, drivers = [], madeAt } = given;
  const days = Array.from({ length: count }, (_, at) => nextDay(testToday, at));
  const oneDay = Array.from({ length: count }, (_, at) => (at === 0 ? 1 : 0));
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
      meanStayDays: 1,
      censusStaying: oneDay,
      staying: oneDay,
      admitted: {
        p50: days.map(() => p50),
        p90: days.map((_, at) => p90 + (more[at] ?? 0)),
      },
    })),
  };
};
