import type { HospitalDemand } from '../readiness/index.ts';
import { patientsUnderP90 } from './agents/build-state.ts';
import { daysApart } from './day-times.ts';
import { StoredOccupancy } from './stored-plan.ts';

/** Fewer patients more or less than this in a department change no plan. */
const leastPatients = 3;
const leastShare = 0.1;

/** In the column of occupancies, beside the scenarios: patients under P90 if nothing is done. */
export const unplanned = 'unplanned';

/** Whether some department expects notably more or fewer patients than when the plan was made. */
export const hasMoved = (
  demand: readonly HospitalDemand[],
  plan: { readonly firstDay: string; readonly occupancy: unknown },
): boolean => {
  const before = new Map(
    (StoredOccupancy.parse(plan.occupancy)[unplanned] ?? []).map((row) => [
      `${row.hospital}/${row.department}`,
      row.patients,
    ]),
  );
  return demand.some(({ hospitalId, days, departments }) =>
    departments.some((one) => {
      const then = before.get(`${hospitalId}/${one.department}`);
      if (then === undefined) return true;
      const shift = daysApart(plan.firstDay, days[0] ?? plan.firstDay);
      return patientsUnderP90(one, days.length).some((now, day) => {
        const expected = then[day + shift];
        if (expected === undefined) return false;
        return Math.abs(now - expected) > Math.max(leastPatients, leastShare * expected);
      });
    }),
  );
};
