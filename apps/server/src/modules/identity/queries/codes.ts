import type { Insertable } from 'kysely';
import type { Db, Tx } from '../../../kernel/ctx.ts';
import type { OneTimeCodes } from '../../../kernel/database.generated.ts';

export const insertCode = async (tx: Tx, code: Insertable<OneTimeCodes>): Promise<void> => {
  await tx.insertInto('oneTimeCodes').values(code).execute();
};

/** An older code dies when a new one is asked for. */
export const retireCodes = async (tx: Tx, phoneIndex: Buffer, now: Date): Promise<void> => {
  await tx
    .updateTable('oneTimeCodes')
    .set({ usedAt: now })
    .where('phoneIndex', '=', phoneIndex)
    .where('usedAt', 'is', null)
    .execute();
};

export const newestCode = (db: Db, phoneIndex: Buffer) =>
  db
    .selectFrom('oneTimeCodes')
    .select(['id', 'codeHash', 'tries', 'expiresAt', 'usedAt', 'language'])
    .where('phoneIndex', '=', phoneIndex)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** False when none was left: the condition makes parallel guesses share the same few tries. */
export const takeTry = async (db: Db, id: string, mostTries: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('oneTimeCodes')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where('tries', '<', mostTries)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** False when it had been used already. */
export const useCode = async (tx: Tx, id: string, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('oneTimeCodes')
    .set({ usedAt: now })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const deleteCodes = async (tx: Tx, phoneIndex: Buffer): Promise<void> => {
  await tx.deleteFrom('oneTimeCodes').where('phoneIndex', '=', phoneIndex).execute();
};
