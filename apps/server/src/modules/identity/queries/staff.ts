import type { Language, StaffRole } from '@pulse/contract';
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '../../../kernel/ctx.ts';
import type { Staff } from '../../../kernel/database.generated.ts';

export interface StaffRow {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  passwordHash: string;
  totpCipher: Buffer | null;
  totpEnabled: boolean;
  language: Language;
  active: boolean;
  version: number;
  createdAt: Date;
  lastSeenAt: Date | null;
  zoneIds: string[];
  hospitalIds: string[];
}

const zoneIds = sql<string[]>`
  array(SELECT zone_id FROM staff_zones WHERE staff_id = staff.id ORDER BY zone_id)`;

const hospitalIds = sql<string[]>`
  array(SELECT hospital_id FROM staff_hospitals WHERE staff_id = staff.id ORDER BY hospital_id)`;

const staffWithZones = (db: Db | Tx) =>
  db
    .selectFrom('staff')
    .select([
      'id',
      'email',
      'name',
      'role',
      'passwordHash',
      'totpCipher',
      'totpEnabled',
      'language',
      'active',
      'version',
      'createdAt',
      'lastSeenAt',
      zoneIds.as('zoneIds'),
      hospitalIds.as('hospitalIds'),
    ]);

export const findStaff = (db: Db | Tx, id: string): Promise<StaffRow | undefined> =>
  staffWithZones(db).where('id', '=', id).executeTakeFirst();

export const findStaffByEmail = (db: Db, email: string): Promise<StaffRow | undefined> =>
  staffWithZones(db).where('email', '=', email).executeTakeFirst();

/** The row, and with it all active administrators: two of them cannot demote each other at once. */
export const lockStaffAndAdmins = (tx: Tx, id: string) =>
  tx
    .selectFrom('staff')
    .select(['id', 'role', 'active', 'version'])
    .where((eb) =>
      eb.or([eb('id', '=', id), eb.and([eb('role', '=', 'admin'), eb('active', '=', true)])]),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();

/** False when the e-mail is taken. */
export const insertStaff = async (tx: Tx, staff: Insertable<Staff>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('staff')
    .values(staff)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const updateStaffRow = async (tx: Tx, id: string, change: Updateable<Staff>) => {
  await tx.updateTable('staff').set(change).where('id', '=', id).execute();
};

/** What staff change about themselves; whoever edits the account meanwhile must look again. */
export const updateStaffProfile = async (
  tx: Tx,
  id: string,
  profile: Pick<Updateable<Staff>, 'name' | 'language'>,
) => {
  await tx
    .updateTable('staff')
    .set((eb) => ({ ...profile, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
};

export const replaceZones = async (tx: Tx, staffId: string, zoneIds: readonly string[]) => {
  await tx.deleteFrom('staffZones').where('staffId', '=', staffId).execute();
  if (zoneIds.length === 0) return;
  await tx
    .insertInto('staffZones')
    .values(zoneIds.map((zoneId) => ({ staffId, zoneId })))
    .execute();
};

export const replaceHospitals = async (tx: Tx, staffId: string, hospitalIds: readonly string[]) => {
  await tx.deleteFrom('staffHospitals').where('staffId', '=', staffId).execute();
  if (hospitalIds.length === 0) return;
  await tx
    .insertInto('staffHospitals')
    .values(hospitalIds.map((hospitalId) => ({ staffId, hospitalId })))
    .execute();
};

/** False when this step, or a later one, was accepted before: a code works once. */
export const acceptTotpStep = async (tx: Tx, id: string, step: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('staff')
    .set({ totpStep: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('totpStep', 'is', null), eb('totpStep', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export interface StaffFilter {
  role?: StaffRole | undefined;
  zone?: string | undefined;
  text?: string | undefined;
  active?: boolean | undefined;
  /** Only active officers who work in one of these. */
  sharingZones?: readonly string[] | undefined;
  after?: { name: string; id: string } | undefined;
  limit: number;
}

/** By name. */
export const pageOfStaff = (db: Db, filter: StaffFilter): Promise<StaffRow[]> => {
  let query = staffWithZones(db).orderBy('name').orderBy('id').limit(filter.limit);
  const { role, active, after } = filter;
  if (role !== undefined) query = query.where('role', '=', role);
  if (active !== undefined) query = query.where('active', '=', active);
  if (filter.zone !== undefined) query = query.where(worksIn([filter.zone]));
  if (filter.sharingZones) {
    query = query
      .where('role', '=', 'officer')
      .where('active', '=', true)
      .where(worksIn(filter.sharingZones));
  }
  if (filter.text !== undefined) {
    const like = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('name', 'ilike', like), eb('email', 'ilike', like)]));
  }
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('name', 'id'), '>', eb.tuple(eb.val(after.name), eb.val(after.id))),
    );
  }
  return query.execute();
};

const worksIn = (zones: readonly string[]) => sql<boolean>`EXISTS (
  SELECT FROM staff_zones WHERE staff_id = staff.id AND zone_id = any(${[...zones]}))`;
