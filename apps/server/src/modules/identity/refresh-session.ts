import type { TokenPair } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { loadMe } from './me.ts';
import {
  findRefreshToken,
  lockUser,
  revokeFamily,
  spendRefreshToken,
  type UserKind,
} from './queries/sessions.ts';
import { continueSession, hashRefreshToken } from './session.ts';

type Outcome = { pair: TokenPair } | { refused: 'refresh_invalid' | 'refresh_reused' };

/**
 * Trades a refresh token for a new pair. A spent one is only shown by a thief, or to whom the
 * thief was quicker: either way the whole session ends.
 *
 * @throws DomainError `refresh_invalid`, `refresh_reused`
 */
export const refreshSession = async (
  ctx: Ctx,
  input: { refreshToken: string },
): Promise<TokenPair> => {
  const hash = hashRefreshToken(input.refreshToken);
  // Refusals are thrown after the commit: the end of the session must outlive the error.
  const outcome = await ctx.db.transaction().execute((tx) => trade(ctx, tx, hash));
  if ('pair' in outcome) return outcome.pair;
  throw new DomainError(outcome.refused, 'The session has ended.', { remedy: 'Sign in again.' });
};

const trade = async (ctx: Ctx, tx: Tx, hash: Buffer): Promise<Outcome> => {
  const found = await findRefreshToken(tx, hash);
  if (!found) return { refused: 'refresh_invalid' };
  const { id, familyId, userId } = found;
  const kind: UserKind = found.userKind === 'staff' ? 'staff' : 'citizen';
  if (!(await lockUser(tx, kind, userId))) return { refused: 'refresh_invalid' };
  const now = ctx.clock.now();
  if (await spendRefreshToken(tx, id, now)) {
    const user = await loadMe(ctx, tx, kind, userId);
    const tokens = await continueSession(ctx, tx, { kind, id: userId, role: user.role }, familyId);
    return { pair: { ...tokens, user } };
  }
  // Read again under the lock: a twin may have spent it since.
  const token = await findRefreshToken(tx, hash);
  if (!token?.usedAt || token.revokedAt || token.expiresAt <= now) {
    return { refused: 'refresh_invalid' };
  }
  await revokeFamily(tx, familyId, now);
  await auditReuse(ctx, tx, kind, userId);
  return { refused: 'refresh_reused' };
};

const auditReuse = (ctx: Ctx, tx: Tx, kind: UserKind, userId: string) =>
  audit(ctx, tx, {
    action: `${kind}.session_stolen`,
    subjectType: kind,
    subjectId: userId,
    detail: { reason: 'a spent refresh token was shown again' },
  });
