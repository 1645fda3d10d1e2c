import { sql } from 'kysely';
import type { Db } from '../ctx.ts';

/** Any number will do that nobody else locks; these are the outbox's. */
const placingLock = 7_305_001;
const batchRows = 1_000;

/**
 * Gives the events that have none a position. One transaction at a time does this, so positions
 * become visible in order and a reader who follows them never skips one that commits late.
 *
 * @returns how many were placed; 0 also when another process is at it
 */
export const placeEvents = (db: Db): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const lock = await sql<{ held: boolean }>`
      SELECT pg_try_advisory_xact_lock(${placingLock}::bigint) AS held`.execute(tx);
    if (lock.rows[0]?.held !== true) return 0;
    const placed = await sql`
      WITH next AS MATERIALIZED (
        SELECT id, nextval('outbox_position') AS place
        FROM (
          SELECT id FROM outbox WHERE position IS NULL ORDER BY sequence LIMIT ${batchRows}
        ) AS waiting
      )
      UPDATE outbox SET position = next.place FROM next WHERE outbox.id = next.id`.execute(tx);
    return Number(placed.numAffectedRows ?? 0);
  });
