import { createHash } from 'node:crypto';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';

const mostFailures = 10;
const windowMs = 15 * 60_000;

/**
 * Counts a try before it is judged, so that parallel guesses are counted too.
 *
 * @throws DomainError `too_many_tries` with the seconds to wait
 */
export const countLoginTry = async (ctx: Ctx, email: string): Promise<void> => {
  const counter = await ctx.cache.increment(keyOf(ctx, email), windowMs);
  if (counter.count <= mostFailures) return;
  throw new DomainError('too_many_tries', 'Too many tries to sign in.', {
    remedy: 'Wait a little, or ask an administrator for a new password.',
    retryAfterSeconds: Math.max(1, Math.ceil(counter.expiresInMs / 1000)),
  });
};

/** Who got in failed nothing: only failures in a row count. */
export const forgetLoginTries = (ctx: Ctx, email: string): Promise<void> =>
  ctx.cache.delete(keyOf(ctx, email));

const keyOf = (ctx: Ctx, email: string): string =>
  `login:${createHash('sha256').update(email).digest('hex')}:${ctx.address ?? ''}`;
