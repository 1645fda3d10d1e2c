import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { findRefreshToken, lockUser, revokeFamily } from './queries/sessions.ts';
import { hashRefreshToken } from './session.ts';

/** Ends the session that the token belongs to; says nothing about tokens that belong to none. */
export const logout = async (ctx: Ctx, input: { refreshToken: string }): Promise<undefined> => {
  await ctx.db.transaction().execute(async (tx) => {
    const token = await findRefreshToken(tx, hashRefreshToken(input.refreshToken));
    if (!token || token.revokedAt) return;
    const kind = token.userKind === 'staff' ? 'staff' : 'citizen';
    await lockUser(tx, kind, token.userId);
    await revokeFamily(tx, token.familyId, ctx.clock.now());
    await audit(ctx, tx, {
      action: `${kind}.logout`,
      subjectType: kind,
      subjectId: token.userId,
    });
  });
  return undefined;
};
