import { LRUCache } from 'lru-cache';
import type { Actor } from '../../kernel/actor.ts';
import type { Services } from '../../kernel/ctx.ts';
import { type Claims, readAccessToken, tokenExpired } from './access-token.ts';
import { liveActor } from './live-actor.ts';

export type ActorResolver = (token: string) => Promise<Actor>;

interface Known {
  claims: Claims;
  actor: Promise<Actor>;
}

const mostTokens = 20_000;
/** A change to somebody's role or session goes unnoticed for less than five seconds. */
const freshForMs = 4_500;

/**
 * Tells who holds an access token, and asks the database about each token every few seconds only.
 * What it gives throws DomainError `token_expired`, `unauthenticated`.
 */
export const createActorResolver = (services: Services): ActorResolver => {
  const { clock } = services;
  const known = new LRUCache<string, Known>({
    max: mostTokens,
    ttl: freshForMs,
    ttlResolution: 0,
    perf: { now: () => clock.now().getTime() },
  });
  return async (token) => {
    const hit = known.get(token);
    if (hit) {
      if (hit.claims.exp * 1000 <= clock.now().getTime()) throw tokenExpired();
      return hit.actor;
    }
    const claims = await readAccessToken(services, token);
    const actor = liveActor(services, claims);
    known.set(token, { claims, actor });
    // A refusal, or a database that was away, is asked about again.
    actor.catch(() => known.delete(token));
    return actor;
  };
};
