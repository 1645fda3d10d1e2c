import type { Db } from '../../kernel/ctx.ts';

/** Ids of the open hospitals of a city. */
export const cityHospitals = async (db: Db, cityId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('hospitals')
    .select('id')
    .where('cityId', '=', cityId)
    .where('open', '=', true)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
};
