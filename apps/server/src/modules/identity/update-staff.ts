import type { RouteBody, routes, StaffMember } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError, notFound, staleVersion } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import { hashPassword } from './password.ts';
import { expireRefreshTokens, revokeSessions } from './queries/sessions.ts';
import {
  lockStaffAndAdmins,
  replaceHospitals,
  replaceZones,
  updateStaffRow,
} from './queries/staff.ts';
import { loadStaffMember, requireHospitals, requireZones } from './staff-member.ts';

type Input = { id: string } & RouteBody<typeof routes.updateStaff>;

/** @throws DomainError `not_found`, `stale_version`, `unknown_zone`, `unknown_hospital`, `last_admin` */
export const updateStaff = async (ctx: Ctx, input: Input): Promise<StaffMember> => {
  requireRole(ctx.actor, 'admin');
  const { id, password } = input;
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  return write(ctx, async (tx) => {
    const locked = await lockStaffAndAdmins(tx, id);
    const before = locked.find((row) => row.id === id);
    if (!before) throw notFound('member of staff');
    if (before.version !== input.version) throw staleVersion('account', before.version);
    const role = input.role ?? before.role;
    const active = input.active ?? before.active;
    const remainsAdmin = role === 'admin' && active;
    const otherAdmin = locked.some((row) => row.id !== id && row.role === 'admin' && row.active);
    if (before.role === 'admin' && before.active && !remainsAdmin && !otherAdmin) throw lastAdmin();
    const zoneIds = role === 'officer' ? input.zoneIds : [];
    if (zoneIds !== undefined) {
      await requireZones(tx, zoneIds);
      await replaceZones(tx, id, [...new Set(zoneIds)]);
    }
    const hospitalIds = role === 'planner' ? input.hospitalIds : [];
    if (hospitalIds !== undefined) {
      await requireHospitals(tx, hospitalIds);
      await replaceHospitals(tx, id, [...new Set(hospitalIds)]);
    }
    await updateStaffRow(tx, id, {
      role,
      active,
      version: before.version + 1,
      ...(input.name !== undefined && { name: input.name }),
      ...(passwordHash !== undefined && { passwordHash }),
      ...(input.resetTotp && { totpCipher: null, totpEnabled: false }),
    });
    await endSessions(ctx, tx, input);
    await audit(ctx, tx, {
      action: 'staff.update',
      subjectType: 'staff',
      subjectId: id,
      detail: auditDetail(input),
    });
    return loadStaffMember(tx, id);
  });
};

/** A new password ends what was begun with the old one; new duties apply to a running session. */
const endSessions = async (ctx: Ctx, tx: Tx, input: Input): Promise<void> => {
  const now = ctx.clock.now();
  if (input.active === false || input.password !== undefined || input.resetTotp) {
    await revokeSessions(tx, 'staff', input.id, now);
  } else if (
    input.role !== undefined ||
    input.zoneIds !== undefined ||
    input.hospitalIds !== undefined
  ) {
    await expireRefreshTokens(tx, 'staff', input.id, now);
  }
};

const auditDetail = ({ name, role, zoneIds, hospitalIds, active, password, resetTotp }: Input) => ({
  ...(name !== undefined && { name }),
  ...(role !== undefined && { role }),
  ...(zoneIds !== undefined && { zoneIds }),
  ...(hospitalIds !== undefined && { hospitalIds }),
  ...(active !== undefined && { active }),
  ...(password !== undefined && { password: 'changed' }),
  ...(resetTotp && { totp: 'reset' }),
});

const lastAdmin = () =>
  new DomainError('last_admin', 'This is the last active administrator.', {
    remedy: 'Make somebody else an administrator first.',
  });
