import { sql } from 'kysely';
import type { Db } from '../../../kernel/ctx.ts';

const batchRows = 1_000;

export const deleteOldCodes = async (db: Db, expiredBefore: Date): Promise<number> =>
  rowsOf(
    await sql`DELETE FROM one_time_codes WHERE id IN (
      SELECT id FROM one_time_codes WHERE expires_at < ${expiredBefore} LIMIT ${batchRows})`.execute(
      db,
    ),
  );

export const deleteOldRefreshTokens = async (db: Db, expiredBefore: Date): Promise<number> =>
  rowsOf(
    await sql`DELETE FROM refresh_tokens WHERE id IN (
      SELECT id FROM refresh_tokens WHERE expires_at < ${expiredBefore} LIMIT ${batchRows})`.execute(
      db,
    ),
  );

export const deleteOldMessages = async (db: Db, madeBefore: Date): Promise<number> =>
  rowsOf(
    await sql`DELETE FROM messages WHERE id IN (
      SELECT id FROM messages WHERE created_at < ${madeBefore}
      ORDER BY created_at LIMIT ${batchRows})`.execute(db),
  );

const rowsOf = ({ numAffectedRows }: { numAffectedRows?: bigint }): number =>
  Number(numAffectedRows ?? 0n);
