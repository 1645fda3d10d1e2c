import type { Language } from '@pulse/contract';
import type { Updateable } from 'kysely';
import type { Db, Tx } from '../../../kernel/ctx.ts';
import type { Citizens } from '../../../kernel/database.generated.ts';

const columns = ['id', 'phoneCipher', 'nameCipher', 'language', 'isDemo', 'createdAt'] as const;

export interface CitizenRow {
  id: string;
  phoneCipher: Buffer | null;
  nameCipher: Buffer | null;
  language: Language;
  isDemo: boolean;
  createdAt: Date;
}

export const findCitizen = (db: Db | Tx, id: string): Promise<CitizenRow | undefined> =>
  db
    .selectFrom('citizens')
    .select(columns)
    .where('id', '=', id)
    .where('forgottenAt', 'is', null)
    .executeTakeFirst();

export const languageOfPhone = async (tx: Tx, phoneIndex: Buffer) => {
  const row = await tx
    .selectFrom('citizens')
    .select('language')
    .where('phoneIndex', '=', phoneIndex)
    .executeTakeFirst();
  return row?.language;
};

interface NewCitizen {
  id: string;
  phoneIndex: Buffer;
  phoneCipher: Buffer;
  language: Language;
  isDemo: boolean;
  now: Date;
}

/** Two first sign-ins at once become one citizen. */
export const citizenOfPhone = (tx: Tx, { now, ...citizen }: NewCitizen): Promise<CitizenRow> =>
  tx
    .insertInto('citizens')
    .values({ ...citizen, createdAt: now, lastSeenAt: now })
    .onConflict((conflict) => conflict.column('phoneIndex').doUpdateSet({ lastSeenAt: now }))
    .returning(columns)
    .executeTakeFirstOrThrow();

export const updateCitizen = (
  tx: Tx,
  id: string,
  change: Updateable<Citizens>,
): Promise<CitizenRow | undefined> =>
  tx
    .updateTable('citizens')
    .set(change)
    .where('id', '=', id)
    .where('forgottenAt', 'is', null)
    .returning(columns)
    .executeTakeFirst();

export const phoneIndexOf = async (tx: Tx, id: string): Promise<Buffer | null> => {
  const row = await tx
    .selectFrom('citizens')
    .select('phoneIndex')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.phoneIndex ?? null;
};

/** False when it had been done before. */
export const eraseCitizen = async (tx: Tx, id: string, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('citizens')
    .set({ phoneIndex: null, phoneCipher: null, nameCipher: null, forgottenAt: now })
    .where('id', '=', id)
    .where('forgottenAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
