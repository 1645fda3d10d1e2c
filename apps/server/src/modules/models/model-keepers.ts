import { type Actor, requireRole } from '../../kernel/actor.ts';

/** Trains, promotes and registers: administrators, and the command line. */
export const requireKeeper = (actor: Actor): string =>
  actor.kind === 'system' ? 'system' : requireRole(actor, 'admin').name;

export const requireReader = (actor: Actor): void => {
  if (actor.kind !== 'system') requireRole(actor, 'analyst', 'auditor', 'admin');
};
