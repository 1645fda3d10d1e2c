import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';

const dayMs = 86_400_000;
/** As the design promises for raw observations. */
const keptDays = 90;

/** Lets go of observations older than is promised: whole months by dropping, the rest by deleting. */
export const sweepObservations = async (ctx: Ctx): Promise<void> => {
  const oldest = new Date(ctx.clock.now().getTime() - keptDays * dayMs);
  await sql`SELECT drop_month_partitions('observations'::regclass, ${oldest}::date)`.execute(
    ctx.db,
  );
  await ctx.db.deleteFrom('observations').where('observedAt', '<', oldest).execute();
};
