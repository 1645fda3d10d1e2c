import { BedType, type DepartmentKind } from '@pulse/contract';
import type { Seen } from './measured.ts';

export interface PatientsInBeds {
  /** Most at once on the day. */
  readonly byType: Readonly<Partial<Record<BedType, number>>>;
  readonly all: number;
  /** Not reported by the department: its share of the hospital's, by staffed beds. */
  readonly isShare: boolean;
}

/** The most patients in beds of a department on a day; undefined when nobody reported. */
export const patientsInBeds = (
  { resources, figures }: Seen,
  department: DepartmentKind,
  day: string,
): PatientsInBeds | undefined => {
  const own = mostByType({ resources, figures }, department, day);
  const together = figures.find(
    (one) => one.department === department && one.day === day && one.figure === 'occupied',
  );
  if (own !== undefined) return { byType: own, all: together?.most ?? sum(own), isShare: false };
  const whole = mostByType({ resources, figures }, null, day);
  if (whole === undefined) return undefined;
  const byType: Partial<Record<BedType, number>> = {};
  for (const type of BedType.options) {
    const there = staffed(resources, type, department);
    const patients = whole[type];
    if (there > 0 && patients !== undefined) {
      byType[type] = (patients * there) / staffed(resources, type);
    }
  }
  if (Object.keys(byType).length === 0) return undefined;
  const isShare = BedType.options.some((type) => {
    const there = staffed(resources, type, department);
    return there > 0 && there < staffed(resources, type);
  });
  return { byType, all: Math.round(sum(byType)), isShare };
};

/** The most of the whole hospital: as it said itself, or its departments added up. */
export const patientsOfHospital = (seen: Seen, day: string): PatientsInBeds | undefined => {
  const whole = mostByType(seen, null, day);
  if (whole !== undefined) return { byType: whole, all: sum(whole), isShare: false };
  const byType: Partial<Record<BedType, number>> = {};
  for (const department of new Set(seen.resources.beds.map((one) => one.department))) {
    const own = mostByType(seen, department, day) ?? {};
    for (const type of BedType.options) {
      const patients = own[type];
      if (patients !== undefined) byType[type] = (byType[type] ?? 0) + patients;
    }
  }
  return Object.keys(byType).length === 0
    ? undefined
    : { byType, all: sum(byType), isShare: false };
};

const mostByType = (
  { figures }: Seen,
  department: DepartmentKind | null,
  day: string,
): Partial<Record<BedType, number>> | undefined => {
  const most = (figure: string) =>
    figures.find((one) => one.department === department && one.day === day && one.figure === figure)
      ?.most;
  const byType: Partial<Record<BedType, number>> = {};
  for (const type of BedType.options) {
    const patients = most(`occupied.${type}`) ?? (type === 'ed' ? most('edPatients') : undefined);
    if (patients !== undefined) byType[type] = patients;
  }
  return Object.keys(byType).length === 0 ? undefined : byType;
};

const staffed = ({ beds }: Seen['resources'], type: BedType, department?: DepartmentKind): number =>
  beds
    .filter((one) => one.type === type && (department ?? one.department) === one.department)
    .reduce((total, one) => total + one.staffed, 0);

const sum = (byType: Partial<Record<BedType, number>>): number =>
  Object.values(byType).reduce((total, patients) => total + patients, 0);
