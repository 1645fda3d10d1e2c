import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { cityTime, isoDay } from './features/city-time.ts';

const forecastDays = 30;
const scoreDays = 365;

/** Forgets forecasts thirty days after their day, and a year later what came of them. */
export const sweepSurge = async (ctx: Ctx): Promise<void> => {
  // A day more or less in other cities' zones matters to nobody.
  const today = cityTime(ctx, ctx.config.defaultCityId).today;
  await sql`DELETE FROM surge_forecasts WHERE target_day < ${isoDay(today - forecastDays)}::date`.execute(
    ctx.db,
  );
  await sql`DELETE FROM surge_scores WHERE day < ${isoDay(today - scoreDays)}::date`.execute(
    ctx.db,
  );
};
