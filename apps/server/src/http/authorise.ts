import type { Access, Route } from '@pulse/contract';
import { type Actor, roleOf } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';

/** @throws DomainError `unauthenticated` for nobody, `forbidden` for the wrong role */
export const authorise = (route: Route, actor: Actor): void => {
  if (mayCall(route.access, actor)) return;
  if (actor.kind === 'anonymous') {
    throw new DomainError('unauthenticated', 'This needs a signed-in person.', {
      remedy: 'Sign in and send the access token as `Authorization: Bearer`.',
    });
  }
  throw new DomainError('forbidden', 'Your role may not do this.', {
    remedy: 'Ask an administrator, or sign in with another account.',
  });
};

const mayCall = (access: Access, actor: Actor): boolean => {
  if (access === 'anyone') return true;
  const role = roleOf(actor);
  return access.some((allowed) => allowed === role);
};
