import type { StaffMember, StaffRole } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { insertStaff, replaceHospitals, replaceZones } from './queries/staff.ts';
import { loadStaffMember, requireHospitals, requireZones } from './staff-member.ts';

interface NewStaff {
  email: string;
  name: string;
  role: StaffRole;
  zoneIds: readonly string[];
  hospitalIds?: readonly string[];
  passwordHash: string;
}

/** Only officers have zones and planners hospitals; those given for another role are not kept. */
export const addStaff = async (ctx: Ctx, tx: Tx, input: NewStaff): Promise<StaffMember> => {
  const zoneIds = input.role === 'officer' ? [...new Set(input.zoneIds)] : [];
  const hospitalIds = input.role === 'planner' ? [...new Set(input.hospitalIds ?? [])] : [];
  await requireZones(tx, zoneIds);
  await requireHospitals(tx, hospitalIds);
  const id = ctx.ids.next();
  const added = await insertStaff(tx, {
    id,
    email: input.email.toLowerCase(),
    name: input.name,
    role: input.role,
    passwordHash: input.passwordHash,
    language: 'en',
    createdAt: ctx.clock.now(),
  });
  if (!added) throw emailTaken();
  await replaceZones(tx, id, zoneIds);
  await replaceHospitals(tx, id, hospitalIds);
  await audit(ctx, tx, {
    action: 'staff.create',
    subjectType: 'staff',
    subjectId: id,
    detail: { role: input.role, zoneIds, hospitalIds },
  });
  return loadStaffMember(tx, id);
};

const emailTaken = () =>
  new DomainError('already_exists', 'Somebody has this e-mail address already.', {
    remedy: 'Look for the account in the list, also among those switched off.',
    errors: [{ path: 'body.email', message: 'is taken' }],
  });
