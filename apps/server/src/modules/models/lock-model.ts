import { sql } from 'kysely';
import type { Tx } from '../../kernel/ctx.ts';

/** One at a time numbers a model's runs and changes which is live; held until the transaction ends. */
export const lockModel = async (tx: Tx, name: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`model:${name}`}))`.execute(tx);
};
