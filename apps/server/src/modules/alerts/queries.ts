import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';

/** Drafts of some cities, or of all. */
export const selectDrafts = (db: Db | Tx, cityIds: 'all' | readonly string[]) => {
  const all = db.selectFrom('alertDrafts').selectAll();
  return cityIds === 'all' ? all : all.where(sql<boolean>`city_id = any(${[...cityIds]}::text[])`);
};

export type AlertDraftRow = Awaited<ReturnType<ReturnType<typeof selectDrafts>['execute']>>[number];

export const findDraft = (db: Db | Tx, cityIds: 'all' | readonly string[], id: string) =>
  selectDrafts(db, cityIds).where('id', '=', id).executeTakeFirst();

export const deleteOldDrafts = async (db: Db, before: Date): Promise<void> => {
  await db.deleteFrom('alertDrafts').where('endsAt', '<', before).execute();
};
