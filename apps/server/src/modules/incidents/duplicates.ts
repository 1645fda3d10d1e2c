import { sql } from 'kysely';
import type { Tx } from '../../kernel/ctx.ts';

/** Two merges at once could make a circle out of two that are right by themselves. */
export const lockDuplicates = async (tx: Tx, cityId: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`duplicates of ${cityId}`}))`.execute(tx);
};

/** @returns ids of the duplicates that now belong to the other incident */
export const passDuplicatesOn = async (tx: Tx, fromId: string, toId: string): Promise<string[]> => {
  const passedOn = await tx
    .updateTable('incidents')
    .set({ duplicateOf: toId })
    .where('duplicateOf', '=', fromId)
    .returning('id')
    .execute();
  return passedOn.map(({ id }) => id);
};

/** Takes back what a merge passed on, save what was decided anew since. */
export const takeDuplicatesBack = async (
  tx: Tx,
  ids: readonly string[],
  fromId: string | null,
  toId: string,
): Promise<void> => {
  if (ids.length === 0 || fromId === null) return;
  await tx
    .updateTable('incidents')
    .set({ duplicateOf: toId })
    .where('id', 'in', ids)
    .where('duplicateOf', '=', fromId)
    .execute();
};

/** Where a duplicate of `id` has to point: `id` may have become a duplicate itself. */
export const rootOf = async (tx: Tx, id: string | null): Promise<string | null> => {
  if (id === null) return null;
  const target = await tx
    .selectFrom('incidents')
    .select('duplicateOf')
    .where('id', '=', id)
    .executeTakeFirst();
  return target?.duplicateOf ?? id;
};
