import { type Actor, requireStaff, type StaffActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';

/** Only administrators draw zones. */
export const requireAdmin = (actor: Actor): StaffActor => {
  const staff = requireStaff(actor);
  if (staff.role === 'admin') return staff;
  throw new DomainError('forbidden', 'Only an administrator may change zones.', {
    remedy: 'Ask an administrator, or sign in with another account.',
  });
};
