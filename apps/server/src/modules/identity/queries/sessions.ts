import type { Insertable } from 'kysely';
import type { Db, Tx } from '../../../kernel/ctx.ts';
import type { RefreshTokens } from '../../../kernel/database.generated.ts';

export type UserKind = 'citizen' | 'staff';

export const insertRefreshToken = async (
  tx: Tx,
  token: Insertable<RefreshTokens>,
): Promise<void> => {
  await tx.insertInto('refreshTokens').values(token).execute();
};

export const findRefreshToken = (db: Db | Tx, tokenHash: Buffer) =>
  db
    .selectFrom('refreshTokens')
    .select(['id', 'familyId', 'userKind', 'userId', 'expiresAt', 'usedAt', 'revokedAt'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();

/** False when it was spent, revoked or out of date. */
export const spendRefreshToken = async (tx: Tx, id: string, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('refreshTokens')
    .set({ usedAt: now })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const revokeFamily = async (tx: Tx, familyId: string, now: Date): Promise<void> => {
  await tx
    .updateTable('refreshTokens')
    .set({ revokedAt: now })
    .where('familyId', '=', familyId)
    .where('revokedAt', 'is', null)
    .execute();
};

/** Ends every session: access tokens die with it. */
export const revokeSessions = async (tx: Tx, kind: UserKind, userId: string, now: Date) => {
  await tx
    .updateTable('refreshTokens')
    .set({ revokedAt: now })
    .where('userKind', '=', kind)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .execute();
};

/** Sessions run out with their access tokens, which meanwhile follow the live role and zones. */
export const expireRefreshTokens = async (tx: Tx, kind: UserKind, userId: string, now: Date) => {
  await tx
    .updateTable('refreshTokens')
    .set({ expiresAt: now })
    .where('userKind', '=', kind)
    .where('userId', '=', userId)
    .where('expiresAt', '>', now)
    .execute();
};

/** A session lives while one token of its family is not revoked. */
export const isSessionAlive = async (db: Db, familyId: string): Promise<boolean> => {
  const row = await db
    .selectFrom('refreshTokens')
    .select('id')
    .where('familyId', '=', familyId)
    .where('revokedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** One person's sessions change one after the other; undefined when the person may not sign in. */
export const lockUser = (tx: Tx, kind: UserKind, id: string) =>
  kind === 'staff'
    ? tx
        .selectFrom('staff')
        .select('id')
        .where('id', '=', id)
        .where('active', '=', true)
        .forNoKeyUpdate()
        .executeTakeFirst()
    : tx
        .selectFrom('citizens')
        .select('id')
        .where('id', '=', id)
        .where('forgottenAt', 'is', null)
        .forNoKeyUpdate()
        .executeTakeFirst();

export const touchUser = async (tx: Tx, kind: UserKind, id: string, now: Date): Promise<void> => {
  await tx
    .updateTable(kind === 'staff' ? 'staff' : 'citizens')
    .set({ lastSeenAt: now })
    .where('id', '=', id)
    .execute();
};
