import type { BedType } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { type HospitalScope, isInScope } from './hospital-scope.ts';

const columns = [
  'hospitals.id',
  'hospitals.cityId',
  'hospitals.areaId',
  'hospitals.name',
  'hospitals.address',
  'hospitals.lat',
  'hospitals.lng',
  'hospitals.capacitySource',
  'hospitals.oxygenCapacity',
  'hospitals.oxygenStock',
  'hospitals.oxygenDaily',
  'hospitals.version',
  'hospitals.updatedAt',
] as const;

/** Licensed and staffed beds by type. */
export type BedsByType = Partial<Record<BedType, readonly [number, number]>>;

const bedsByType = sql<BedsByType>`(
  SELECT coalesce(jsonb_object_agg(type, jsonb_build_array(licensed, staffed)), '{}')
  FROM (
    SELECT type, sum(licensed) AS licensed, sum(staffed) AS staffed
    FROM hospital_beds WHERE hospital_id = hospitals.id GROUP BY type
  ) AS types)`;

const departments = sql<string[]>`array(
  SELECT kind FROM hospital_departments WHERE hospital_id = hospitals.id ORDER BY kind)`;

/** Open hospitals that somebody may know of. */
export const selectHospitals = (db: Db | Tx, scope: HospitalScope) => {
  const open = db
    .selectFrom('hospitals')
    .innerJoin('hospitalNow', 'hospitalNow.hospitalId', 'hospitals.id')
    .select(columns)
    .select(['hospitalNow.latest', 'hospitalNow.observedAt', 'hospitalNow.receivedAt'])
    .select([bedsByType.as('beds'), departments.as('departments')])
    .where('hospitals.open', '=', true);
  if (scope === 'all') return open;
  // An empty list of ids is no valid SQL; = any of nothing is.
  return open.where(sql<boolean>`hospitals.id = any(${[...scope]}::text[])`);
};

export type HospitalRow = Awaited<
  ReturnType<ReturnType<typeof selectHospitals>['execute']>
>[number];

export const findHospital = (db: Db | Tx, scope: HospitalScope, id: string) =>
  selectHospitals(db, scope).where('hospitals.id', '=', id).executeTakeFirst();

export const selectBeds = (db: Db | Tx, hospitalId: string) =>
  db
    .selectFrom('hospitalBeds')
    .select(['department', 'type', 'licensed', 'staffed'])
    .where('hospitalId', '=', hospitalId)
    .orderBy('department')
    .orderBy('type')
    .execute();

export const selectBedsOfAll = (db: Db | Tx, hospitalIds: readonly string[]) =>
  db
    .selectFrom('hospitalBeds')
    .select(['hospitalId', 'department', 'type', 'licensed', 'staffed'])
    .where(sql<boolean>`hospital_id = any(${[...hospitalIds]}::text[])`)
    .orderBy('hospitalId')
    .orderBy('department')
    .orderBy('type')
    .execute();

export const selectStaffing = (db: Db | Tx, hospitalId: string) =>
  db
    .selectFrom('hospitalStaff')
    .select(['shift', 'skill', 'people'])
    .where('hospitalId', '=', hospitalId)
    .orderBy(sql`array_position(ARRAY['morning', 'evening', 'night'], shift)`)
    .orderBy('skill')
    .execute();

export const selectSupplies = (db: Db | Tx, hospitalId: string) =>
  db
    .selectFrom('hospitalSupplies')
    .select(['item', 'stock', 'dailyUse', 'reorderLevel'])
    .where('hospitalId', '=', hospitalId)
    .orderBy('item')
    .execute();

/** Links to open hospitals that the reader may know of. */
export const selectLinks = (db: Db | Tx, scope: HospitalScope, fromId: string) => {
  const links = db
    .selectFrom('hospitalLinks')
    .innerJoin('hospitals', 'hospitals.id', 'hospitalLinks.toId')
    .select(['toId as to', 'minutes', 'kinds', 'hospitals.name'])
    .where('fromId', '=', fromId)
    .where('hospitals.open', '=', true)
    .orderBy('minutes')
    .orderBy('toId');
  return scope === 'all'
    ? links.execute()
    : links.where(sql<boolean>`to_id = any(${[...scope]}::text[])`).execute();
};

export const isKnownHospital = async (
  db: Db | Tx,
  scope: HospitalScope,
  id: string,
): Promise<boolean> => {
  if (!isInScope(scope, id)) return false;
  const row = await db
    .selectFrom('hospitals')
    .select('id')
    .where('id', '=', id)
    .where('open', '=', true)
    .executeTakeFirst();
  return row !== undefined;
};
