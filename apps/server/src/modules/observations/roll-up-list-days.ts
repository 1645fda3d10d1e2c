import type { BedType, DepartmentKind } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { cityHospitals } from '../hospitals/index.ts';
import type { DayParts } from './roll-up-parts.ts';

/** A day of a hospital, or of a department of it, summed up. */
export interface HospitalDay {
  readonly hospitalId: string;
  /** Null: the hospital as a whole. */
  readonly department: DepartmentKind | null;
  /** `2026-11-08` by the city's clock. */
  readonly day: string;
  readonly reports: number;
  /** Null: nobody counted. */
  readonly arrivals: number | null;
  readonly admissions: number | null;
  readonly discharges: number | null;
  readonly edPatientsMax: number | null;
  /** Patients in beds, mean of the day's reports. */
  readonly occupied: Readonly<Partial<Record<BedType, number>>>;
  /** Adds up to the arrivals; null with fewer than two counts. */
  readonly parts: DayParts | null;
  readonly complete: boolean;
  /** When the last of what it is made of was received. */
  readonly knownAt: Date;
}

type Filter = { readonly fromDay: string } & (
  | { readonly cityId: string }
  | { readonly hospitalIds: readonly string[] }
);

/** By hospital, department and day, from a day on. Who may read them is for the caller to say. */
export const listHospitalDays = async (db: Db, filter: Filter): Promise<HospitalDay[]> => {
  const ids = 'cityId' in filter ? await cityHospitals(db, filter.cityId) : [...filter.hospitalIds];
  return selectDays(db, ids, filter.fromDay);
};

const selectDays = async (
  db: Db | Tx,
  hospitalIds: readonly string[],
  fromDay: string,
): Promise<HospitalDay[]> => {
  const rows = await db
    .selectFrom('hospitalDays')
    .selectAll()
    .select(sql<string>`day::text`.as('isoDay'))
    .where(sql<boolean>`hospital_id = any(${[...hospitalIds]}::text[])`)
    .where(sql<boolean>`day >= ${fromDay}::date`)
    .orderBy('hospitalId')
    .orderBy('department')
    .orderBy('day')
    .execute();
  return rows.map(({ isoDay, updatedAt, department, occupied, parts, ...row }) => ({
    ...row,
    day: isoDay,
    department: asDepartment(department),
    occupied: asOccupied(occupied),
    parts: asParts(parts),
    knownAt: updatedAt,
  }));
};

/** These columns are only ever written by the roll-up, from observations that were checked. */
const asDepartment = (text: string): DepartmentKind | null =>
  text === '' ? null : (text as DepartmentKind);
const asOccupied = (stored: unknown) => stored as Partial<Record<BedType, number>>;
const asParts = (stored: unknown): DayParts | null =>
  Object.keys(stored as object).length === 0 ? null : (stored as DayParts);
