import type { Actor, CitizenActor, StaffActor } from '../../kernel/actor.ts';
import { unauthenticated } from './access-token.ts';

/** @throws DomainError `unauthenticated` */
export const requireUser = (actor: Actor): CitizenActor | StaffActor => {
  if (actor.kind === 'citizen' || actor.kind === 'staff') return actor;
  throw unauthenticated();
};
