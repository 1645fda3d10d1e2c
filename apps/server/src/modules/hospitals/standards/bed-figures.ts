import type { BedType, HospitalState } from '@pulse/contract';
import type { SanerCode } from './saner-codes.ts';

export interface BedFigure {
  readonly code: SanerCode;
  /** Null: the hospital has such beds, but did not say how many are in use. */
  readonly count: number | null;
  /** Which of the three counts it is. */
  readonly text: string;
}

const icu: readonly BedType[] = ['icu', 'icuVentilated'];
const wards: readonly BedType[] = ['ward', 'hdu'];

/**
 * The figures of a hospital under the guide's codes. Its definitions tell licensed from staffed:
 * `numTotBeds` and `numbeds` count licensed beds, those of intensive care and of wards staffed ones.
 * A sum stays unknown while a part of it is; nothing is told of beds that the hospital does not have.
 */
export const bedFigures = ({ occupancy: { byType } }: HospitalState) => {
  const of = (types: readonly BedType[]) => byType.filter(({ type }) => types.includes(type));
  const inpatient = byType.filter(({ type }) => type !== 'ed');
  const staffedOf = (
    types: readonly BedType[],
    codes: readonly [SanerCode, SanerCode, SanerCode],
  ) => {
    const beds = of(types);
    if (beds.length === 0) return [];
    const [all, used, free] = codes;
    const staffed = sum(beds, 'staffed');
    const occupied = occupiedIn(beds);
    return [
      { code: all, count: staffed, text: 'Staffed' },
      { code: used, count: occupied, text: 'Occupied' },
      {
        code: free,
        count: occupied === null ? null : Math.max(0, staffed - occupied),
        text: 'Staffed and not occupied',
      },
    ];
  };
  const beds: BedFigure[] = [
    ...(byType.length === 0
      ? []
      : [
          {
            code: 'numTotBeds' as const,
            count: sum(byType, 'licensed'),
            text: 'Licensed, with places in the emergency department',
          },
        ]),
    ...(inpatient.length === 0
      ? []
      : [
          {
            code: 'numbeds' as const,
            count: sum(inpatient, 'licensed'),
            text: 'Licensed, inpatient',
          },
          {
            code: 'numBedsOcc' as const,
            count: occupiedIn(inpatient),
            text: 'Occupied, inpatient',
          },
        ]),
    ...staffedOf(wards, ['numImpBeds', 'numImpBedsOcc', 'numImpBedsAvail']),
    ...staffedOf(icu, ['numICUBeds', 'numICUBedsOcc', 'numICUBedsAvail']),
  ];
  // Each bed of this type stands beside a ventilator of its own.
  const ventilators: BedFigure[] = staffedOf(
    ['icuVentilated'],
    ['numVent', 'numVentUse', 'numVentAvail'],
  );
  return { beds, ventilators };
};

type Counts = HospitalState['occupancy']['byType'];

const sum = (beds: Counts, key: 'licensed' | 'staffed'): number =>
  beds.reduce((total, bed) => total + bed[key], 0);

const occupiedIn = (beds: Counts): number | null =>
  beds.reduce<number | null>(
    (total, { occupied }) => (total === null || occupied === null ? null : total + occupied),
    0,
  );
