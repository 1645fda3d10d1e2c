import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { keptDays, keptRollUpDays } from './kept-days.ts';

const dayMs = 86_400_000;

/**
 * Lets go of observations older than is promised: whole months by dropping, the rest by deleting; and
 * of the days that were summed up of them, which are kept longer.
 */
export const sweepObservations = async (ctx: Ctx): Promise<void> => {
  const nowMs = ctx.clock.now().getTime();
  const oldest = new Date(nowMs - keptDays * dayMs);
  await sql`SELECT drop_month_partitions('observations'::regclass, ${oldest}::date)`.execute(
    ctx.db,
  );
  await ctx.db.deleteFrom('observations').where('observedAt', '<', oldest).execute();
  const oldestDay = new Date(nowMs - keptRollUpDays * dayMs).toISOString().slice(0, 10);
  await sql`DELETE FROM hospital_days WHERE day < ${oldestDay}::date`.execute(ctx.db);
};
