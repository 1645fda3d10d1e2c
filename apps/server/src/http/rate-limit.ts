import type { Actor } from '../kernel/actor.ts';
import type { Cache } from '../platform/cache/index.ts';

export interface RateLimitState {
  readonly allowed: boolean;
  readonly headers: Record<string, string>;
  readonly retryAfterSeconds: number;
}

const windowMs = 60_000;

/** Counts a request against its user's minute; undefined when limits are off. */
export const createRateLimit = (cache: Cache, perMinute: number) => {
  if (perMinute === 0) return undefined;
  return async (actor: Actor, address: string): Promise<RateLimitState> => {
    const counter = await cache.increment(`rate:${subjectOf(actor, address)}`, windowMs);
    const resetSeconds = Math.max(1, Math.ceil(counter.expiresInMs / 1000));
    const allowed = counter.count <= perMinute;
    return {
      allowed,
      retryAfterSeconds: resetSeconds,
      headers: {
        'ratelimit-limit': String(perMinute),
        'ratelimit-remaining': String(Math.max(0, perMinute - counter.count)),
        'ratelimit-reset': String(resetSeconds),
        'ratelimit-policy': `${perMinute};w=${windowMs / 1000}`,
        ...(allowed ? {} : { 'retry-after': String(resetSeconds) }),
      },
    };
  };
};
export type RateLimit = NonNullable<ReturnType<typeof createRateLimit>>;

const subjectOf = (actor: Actor, address: string): string =>
  'id' in actor ? `${actor.kind}:${actor.id}` : `address:${network(address)}`;

/** A home has a whole /64 of IPv6 addresses; counting each by itself would count nobody. */
const network = (address: string): string => {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  return address.split(':').slice(0, 4).join(':');
};
