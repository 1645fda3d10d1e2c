import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

const batchRows = 5_000;
const eventDays = 3;
const keyDays = 7;

/** Drops events that everybody has had, and idempotency keys that no client retries any more. */
export const sweepKernel = async (ctx: Ctx): Promise<void> => {
  const now = ctx.clock.now();
  await sql`
    DELETE FROM outbox WHERE id IN (
      SELECT id FROM outbox
      WHERE created_at < ${daysBefore(now, eventDays)} AND queued_at IS NOT NULL
      ORDER BY created_at LIMIT ${batchRows}
    )`.execute(ctx.db);
  await sql`
    DELETE FROM idempotency_keys WHERE (actor, key) IN (
      SELECT actor, key FROM idempotency_keys
      WHERE created_at < ${daysBefore(now, keyDays)}
      ORDER BY created_at LIMIT ${batchRows}
    )`.execute(ctx.db);
};

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);
