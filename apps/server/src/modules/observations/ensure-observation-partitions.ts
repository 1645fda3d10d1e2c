import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';

/** As long as observations are kept, and the month to come. */
const monthsBack = 4;
const monthsAhead = 2;

/** Sees to it that what is observed around now has a partition to go to. */
export const ensureObservationPartitions = async (ctx: Ctx): Promise<void> => {
  const now = ctx.clock.now();
  await sql`SELECT ensure_month_partitions(
    'observations'::regclass,
    ${monthStart(now, -monthsBack)}::date,
    ${monthStart(now, monthsAhead)}::date
  )`.execute(ctx.db);
};

const monthStart = (now: Date, months: number): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1))
    .toISOString()
    .slice(0, 10);
