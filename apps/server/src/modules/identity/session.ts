import { createHash, randomBytes } from 'node:crypto';
import type { Role, TokenPair } from '@pulse/contract';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { accessLifetimeSeconds, issueAccessToken } from './access-token.ts';
import { insertRefreshToken, touchUser, type UserKind } from './queries/sessions.ts';

export interface SessionUser {
  kind: UserKind;
  id: string;
  role: Role;
}
export type SessionTokens = Omit<TokenPair, 'user'>;

const refreshLifetimeMs = 30 * 24 * 3_600_000;

export const startSession = (ctx: Ctx, tx: Tx, user: SessionUser): Promise<SessionTokens> =>
  continueSession(ctx, tx, user, ctx.ids.next());

/** A new pair of tokens in the family; the caller has spent the old one. */
export const continueSession = async (
  ctx: Ctx,
  tx: Tx,
  user: SessionUser,
  familyId: string,
): Promise<SessionTokens> => {
  const now = ctx.clock.now();
  const refreshToken = randomBytes(32).toString('base64url');
  await insertRefreshToken(tx, {
    id: ctx.ids.next(),
    familyId,
    userKind: user.kind,
    userId: user.id,
    tokenHash: hashRefreshToken(refreshToken),
    createdAt: now,
    expiresAt: new Date(now.getTime() + refreshLifetimeMs),
  });
  await touchUser(tx, user.kind, user.id, now);
  const accessToken = await issueAccessToken(ctx, {
    sub: user.id,
    kind: user.kind,
    role: user.role,
    sid: familyId,
  });
  return { tokenType: 'Bearer', accessToken, expiresIn: accessLifetimeSeconds, refreshToken };
};

/** 256 random bits need no slow hash. */
export const hashRefreshToken = (token: string): Buffer =>
  createHash('sha256').update(token).digest();
