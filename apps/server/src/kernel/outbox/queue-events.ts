import { sql } from 'kysely';
import type { Queue } from '../../platform/queue/index.ts';
import type { Db } from '../ctx.ts';
import type { Topic } from '../events.ts';

const queueingLock = 7_305_002;
const batchRows = 500;

/**
 * Hands placed events to the queue, and marks them only when the queue has them: a crash in
 * between sends some twice, never none.
 *
 * @returns how many events were dealt with
 * @throws when the queue does not take them; they stay for the next try
 */
export const queueEvents = (db: Db, queue: Queue, consumed: ReadonlySet<Topic>): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const lock = await sql<{ held: boolean }>`
      SELECT pg_try_advisory_xact_lock(${queueingLock}::bigint) AS held`.execute(tx);
    if (lock.rows[0]?.held !== true) return 0;
    const events = await tx
      .selectFrom('outbox')
      .select(['id', 'topic', 'payload'])
      .where('queuedAt', 'is', null)
      .where('position', 'is not', null)
      .orderBy('position')
      .limit(batchRows)
      .execute();
    if (events.length === 0) return 0;
    for (const topic of consumed) {
      const messages = events
        .filter((event) => event.topic === topic)
        .map((event) => ({ id: event.id, payload: event.payload }));
      if (messages.length > 0) await queue.publish(topic, messages);
    }
    const ids = events.map((event) => event.id);
    await tx.updateTable('outbox').set({ queuedAt: sql`now()` }).where('id', 'in', ids).execute();
    return events.length;
  });
