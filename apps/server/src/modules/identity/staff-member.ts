import type { StaffMember } from '@pulse/contract';
import type { Tx } from '../../kernel/ctx.ts';
import { DomainError, notFound } from '../../kernel/errors.ts';
import { existingHospitals } from './queries/hospitals.ts';
import { findStaff, type StaffRow } from './queries/staff.ts';
import { existingZones } from './queries/zones.ts';

export const staffMember = (row: StaffRow): StaffMember => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  zoneIds: row.zoneIds,
  hospitalIds: row.hospitalIds,
  active: row.active,
  totpEnabled: row.totpEnabled,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  version: row.version,
});

export const loadStaffMember = async (tx: Tx, id: string): Promise<StaffMember> => {
  const row = await findStaff(tx, id);
  if (!row) throw notFound('member of staff');
  return staffMember(row);
};

/** @throws DomainError `unknown_zone` */
export const requireZones = async (tx: Tx, zoneIds: readonly string[]): Promise<void> => {
  const known = await existingZones(tx, zoneIds);
  const unknown = zoneIds.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new DomainError('unknown_zone', `There is no zone ${unknown.join(', ')}.`, {
    remedy: 'Choose from the list of zones.',
    errors: unknown.map((id) => ({ path: 'body.zoneIds', message: `${id} is not a zone` })),
  });
};

/** @throws DomainError `unknown_hospital` */
export const requireHospitals = async (tx: Tx, hospitalIds: readonly string[]): Promise<void> => {
  const known = await existingHospitals(tx, hospitalIds);
  const unknown = hospitalIds.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new DomainError('unknown_hospital', `There is no hospital ${unknown.join(', ')}.`, {
    remedy: 'Choose from the list of hospitals.',
    errors: unknown.map((id) => ({ path: 'body.hospitalIds', message: `${id} is no hospital` })),
  });
};
