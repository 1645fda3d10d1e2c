import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';

const dayMs = 86_400_000;
/** As the design promises: forecasts 30 days, raw measurements 90 days, what was summed up a year. */
const keptDays = { predictions: 30, readings: 90, scores: 365 } as const;
const readings = ['sensor_readings', 'traffic_readings', 'weather_readings'] as const;

/** Lets go of what is older than is promised: whole months by dropping, the rest by deleting. */
export const sweepPredictions = async (ctx: Ctx): Promise<void> => {
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * dayMs);
  const oldest = before(keptDays.predictions);
  await sql`SELECT drop_month_partitions('predictions', ${oldest}::date)`.execute(ctx.db);
  await ctx.db.deleteFrom('predictions').where('targetAt', '<', oldest).execute();
  for (const stream of readings) {
    const last = before(keptDays.readings);
    await sql`SELECT drop_month_partitions(${stream}::regclass, ${last}::date)`.execute(ctx.db);
    await sql`DELETE FROM ${sql.table(stream)} WHERE at < ${last}`.execute(ctx.db);
  }
  const oldestDay = before(keptDays.readings);
  await ctx.db.deleteFrom('weatherForecasts').where('day', '<', oldestDay).execute();
  await ctx.db.deleteFrom('feedBackfills').where('day', '<', oldestDay).execute();
  await ctx.db.deleteFrom('predictionScores').where('day', '<', before(keptDays.scores)).execute();
};
