import type { BedType } from '@pulse/contract';
import { type Latest, latestKey, occupiedBeds } from '../latest.ts';
import type { DepartmentBeds, Standing } from './load-standing.ts';

/** The bed types of EDXL-HAVE 1.0 that this system can tell apart, in the schema's order. */
const haveTypes = [
  'AdultICU',
  'PediatricICU',
  'EmergencyDepartment',
  'MedicalSurgical',
  'Burn',
  'Pediatrics',
] as const;
type HaveBedType = (typeof haveTypes)[number];

export interface HaveBeds {
  readonly type: HaveBedType;
  readonly licensed: number;
  readonly staffed: number;
  readonly occupied: number | null;
}

/** A hospital's beds by the types of the standard. Burns beds count as `Burn` only, as it asks for. */
export const haveBeds = ({ beds, latest }: Pick<Standing, 'beds' | 'latest'>): HaveBeds[] =>
  haveTypes.flatMap((type) => {
    const own = beds.filter((bed) => haveTypeOf(bed) === type);
    if (own.length === 0) return [];
    return [
      {
        type,
        licensed: own.reduce((sum, { licensed }) => sum + licensed, 0),
        staffed: own.reduce((sum, { staffed }) => sum + staffed, 0),
        occupied: occupiedOf(own, beds, latest),
      },
    ];
  });

const haveTypeOf = ({ department, type }: DepartmentBeds): HaveBedType => {
  if (type === 'ed') return 'EmergencyDepartment';
  if (department === 'burns') return 'Burn';
  const isIcu = type === 'icu' || type === 'icuVentilated';
  if (department === 'paediatrics') return isIcu ? 'PediatricICU' : 'Pediatrics';
  return isIcu ? 'AdultICU' : 'MedicalSurgical';
};

/**
 * What departments said of their own beds; or what was said of a type as a whole, if no bed of that
 * type counts elsewhere. Null while a part is unknown.
 */
const occupiedOf = (
  own: readonly DepartmentBeds[],
  all: readonly DepartmentBeds[],
  latest: Latest,
): number | null => {
  const types = [...new Set(own.map(({ type }) => type))];
  return types.reduce<number | null>((sum, type) => {
    const occupied = occupiedOfType(type, own, all, latest);
    return sum === null || occupied === null ? null : sum + occupied;
  }, 0);
};

const occupiedOfType = (
  type: BedType,
  own: readonly DepartmentBeds[],
  all: readonly DepartmentBeds[],
  latest: Latest,
): number | null => {
  const ofType = own.filter((bed) => bed.type === type);
  if (ofType.length === all.filter((bed) => bed.type === type).length) {
    return occupiedBeds(latest, type);
  }
  const parts = ofType.map(
    ({ department }) => latest[latestKey(department, `occupied.${type}`)]?.value,
  );
  return parts.reduce<number | null>(
    (sum, part) => (sum === null || part === undefined ? null : sum + part),
    0,
  );
};
