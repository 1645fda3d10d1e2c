import type { Db, Tx } from '../../kernel/ctx.ts';

/** When a gathering of the city was last registered, changed or cancelled; null: never. */
export const lastGatheringChange = async (db: Db | Tx, cityId: string): Promise<Date | null> => {
  const row = await db
    .selectFrom('gatherings')
    .select(({ fn }) => fn.max('updatedAt').as('at'))
    .where('cityId', '=', cityId)
    .executeTakeFirst();
  return row?.at ?? null;
};
