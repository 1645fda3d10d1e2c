import { routes, type StaffMember } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { addStaff } from './add-staff.ts';
import { hashPassword } from './password.ts';

interface FirstAdmin {
  email: string;
  name: string;
  password: string;
}

/**
 * Makes an administrator from the command line, where nobody can be signed in yet.
 *
 * @throws DomainError `validation_failed`, `already_exists`
 */
export const createFirstAdmin = async (ctx: Ctx, input: FirstAdmin): Promise<StaffMember> => {
  if (ctx.actor.kind !== 'system') throw new Error('only the command line makes administrators');
  const parsed = routes.createStaff.body.safeParse({ ...input, role: 'admin' });
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }));
    const faults = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw new DomainError('validation_failed', faults, { errors });
  }
  const { password, ...staff } = parsed.data;
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction().execute((tx) => addStaff(ctx, tx, { ...staff, passwordHash }));
};
