import { type Actor, requireRole } from '../../kernel/actor.ts';

/** Which hospitals somebody may know of: all, or those of a planner. */
export type HospitalScope = 'all' | readonly string[];

/** @throws DomainError `forbidden` for everybody but planners and administrators */
export const hospitalScope = (actor: Actor): HospitalScope => {
  if (actor.kind === 'system') return 'all';
  const staff = requireRole(actor, 'planner', 'admin');
  return staff.role === 'admin' ? 'all' : (staff.hospitalIds ?? []);
};

export const isInScope = (scope: HospitalScope, hospitalId: string): boolean =>
  scope === 'all' || scope.includes(hospitalId);
