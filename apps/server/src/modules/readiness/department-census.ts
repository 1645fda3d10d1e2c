import type { BedType, DepartmentKind, HospitalBeds } from '@pulse/contract';
import { type HospitalStand, latestKey } from '../hospitals/index.ts';

/**
 * Patients in the beds of each department now, places of the emergency department aside: as it
 * reported, or else its share, by staffed beds, of what the hospital reported and no other
 * department did. Departments that nothing is known of are missing.
 */
export const departmentCensus = ({
  beds,
  latest,
}: Pick<HospitalStand, 'beds' | 'latest'>): Map<DepartmentKind, number> => {
  const census = new Map<DepartmentKind, number>();
  for (const type of new Set(beds.map((one) => one.type))) {
    if (type === 'ed') continue;
    const pool = beds.filter((one) => one.type === type);
    const share = sharesOf(pool, type, latest);
    for (const one of pool) {
      const patients = latest[occupiedKey(one.department, type)]?.value ?? share(one);
      if (patients === undefined) continue;
      census.set(one.department, (census.get(one.department) ?? 0) + patients);
    }
  }
  return census;
};

/** What departments that said nothing have of the patients that the others do not account for. */
const sharesOf = (
  pool: readonly HospitalBeds[],
  type: BedType,
  latest: HospitalStand['latest'],
): ((one: HospitalBeds) => number | undefined) => {
  const whole = latest[occupiedKey(null, type)]?.value;
  const reported = pool.flatMap(
    ({ department }) => latest[occupiedKey(department, type)]?.value ?? [],
  );
  const silent = pool.filter(
    ({ department }) => latest[occupiedKey(department, type)] === undefined,
  );
  const places = silent.reduce((sum, { staffed }) => sum + staffed, 0);
  const left = (whole ?? 0) - reported.reduce((sum, patients) => sum + patients, 0);
  return ({ staffed }) =>
    whole === undefined
      ? undefined
      : Math.max(0, left) * (places > 0 ? staffed / places : 1 / silent.length);
};

const occupiedKey = (department: DepartmentKind | null, type: BedType): string =>
  latestKey(department, `occupied.${type}`);
