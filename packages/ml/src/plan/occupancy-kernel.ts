import type { PlanDepartment } from './plan-problem.ts';

/**
 * Patients in beds by day when nobody is taken elsewhere: census x still there + sum of arrivals x
 * still there (Parker, Sawczuk, Ganjkhanloo, Ahmadi and Ghobadi 2020). Day 0 is the census.
 */
export const ownOccupancy = (
  department: PlanDepartment,
  scenario: string,
  days: number,
): Float64Array => {
  const arrivals = department.arrivals[scenario] ?? [];
  const occupancy = new Float64Array(days);
  for (let day = 0; day < days; day++) {
    occupancy[day] = department.occupied * (department.censusStaying[day] ?? 0);
    if (day === 0) continue;
    for (let came = 0; came <= day; came++) {
      occupancy[day] =
        (occupancy[day] as number) + (arrivals[came] ?? 0) * (department.staying[day - came] ?? 0);
    }
  }
  return occupancy;
};

/** Share of those who came on one day that are in a bed on another; nobody counts on day 0. */
export const shareThere = (staying: readonly number[], came: number, day: number): number =>
  day < came || day === 0 ? 0 : (staying[day - came] ?? 0);
