import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';

const streams = ['sensor_readings', 'traffic_readings', 'weather_readings', 'predictions'] as const;
const monthsBack = 3;
const monthsAhead = 3;

/** Sees to it that what is read or forecast in the months around now has a partition to go to. */
export const ensurePartitions = async (ctx: Ctx): Promise<void> => {
  const now = ctx.clock.now();
  for (const stream of streams) {
    await sql`SELECT ensure_month_partitions(
      ${stream}::regclass,
      ${monthStart(now, -monthsBack)}::date,
      ${monthStart(now, monthsAhead)}::date
    )`.execute(ctx.db);
  }
};

const monthStart = (now: Date, months: number): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1))
    .toISOString()
    .slice(0, 10);
