import { sql } from 'kysely';
import type { Ctx } from '../../../kernel/ctx.ts';

/** The days that a backfill fetched in full, and how many readings each had. */
export const selectFetchedDays = async (
  ctx: Ctx,
  cityId: string,
  feed: string,
): Promise<Map<string, number>> => {
  const rows = await ctx.db
    .selectFrom('feedBackfills')
    .select([sql<string>`day::text`.as('day'), 'readings'])
    .where('cityId', '=', cityId)
    .where('feed', '=', feed)
    // Hours that were missing then may be there now.
    .where('missing', '=', 0)
    .execute();
  return new Map(rows.map(({ day, readings }) => [day, readings]));
};

export const noteFetchedDay = async (
  ctx: Ctx,
  row: { cityId: string; feed: string; day: string; readings: number; missing: number },
): Promise<void> => {
  const fetchedAt = ctx.clock.now();
  await ctx.db
    .insertInto('feedBackfills')
    .values({ ...row, fetchedAt })
    .onConflict((conflict) =>
      conflict
        .columns(['cityId', 'feed', 'day'])
        .doUpdateSet({ fetchedAt, readings: row.readings, missing: row.missing }),
    )
    .execute();
};
