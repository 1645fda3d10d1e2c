import type { RouteBody, routes, StaffMember } from '@pulse/contract';
import { requireRole } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { write } from '../../kernel/write.ts';
import { addStaff } from './add-staff.ts';
import { hashPassword } from './password.ts';

/** @throws DomainError `already_exists`, `unknown_zone`, `unknown_hospital` */
export const createStaff = async (
  ctx: Ctx,
  input: RouteBody<typeof routes.createStaff>,
): Promise<StaffMember> => {
  requireRole(ctx.actor, 'admin');
  const { password, ...staff } = input;
  // Before the transaction: it takes longer than everything in it.
  const passwordHash = await hashPassword(password);
  return write(ctx, (tx) => addStaff(ctx, tx, { ...staff, passwordHash }));
};
