import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Services } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';

export const accessLifetimeSeconds = 3600;
const party = 'pulse';

const Claims = z.object({
  sub: z.uuid(),
  exp: z.number(),
  kind: z.enum(['citizen', 'staff']),
  role: z.string(),
  /** The session: the family of the refresh token that it was issued with. */
  sid: z.uuid(),
});
export type Claims = z.output<typeof Claims>;

type Signing = Pick<Services, 'secrets' | 'clock'>;

export const issueAccessToken = (
  { secrets, clock }: Signing,
  { sub, ...claims }: Omit<Claims, 'exp'>,
): Promise<string> => {
  const nowSeconds = Math.floor(clock.now().getTime() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setIssuer(party)
    .setAudience(party)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + accessLifetimeSeconds)
    .sign(keyOf(secrets));
};

/** @throws DomainError `token_expired`, `unauthenticated` */
export const readAccessToken = async (
  { secrets, clock }: Signing,
  token: string,
): Promise<Claims> => {
  try {
    const { payload } = await jwtVerify(token, keyOf(secrets), {
      algorithms: ['HS256'],
      issuer: party,
      audience: party,
      currentDate: clock.now(),
    });
    return Claims.parse(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw tokenExpired();
    throw unauthenticated(error);
  }
};

export const tokenExpired = () =>
  new DomainError('token_expired', 'The access token has expired.', {
    remedy: 'Get a new one with the refresh token.',
  });

export const unauthenticated = (cause?: unknown) =>
  new DomainError('unauthenticated', 'Sign in to do this.', { remedy: 'Sign in again.', cause });

const keyOf = (secrets: Signing['secrets']) => new TextEncoder().encode(secrets.jwtSecret);
