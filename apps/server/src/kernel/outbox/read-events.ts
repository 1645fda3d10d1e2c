import type { Db } from '../ctx.ts';
import { type PlacedEvent, type Topic, topics } from '../events.ts';

/** Events after a position, in order, at most `limit`. */
export const readEvents = async (db: Db, after: number, limit: number): Promise<PlacedEvent[]> => {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'topic', 'payload', 'position'])
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, topic, payload, position }) =>
    position !== null && isTopic(topic) && isRecord(payload)
      ? [{ id, topic, payload, position }]
      : [],
  );
};

/** The first and last position that are still kept; 0 when there is none. */
export const eventRange = async (db: Db): Promise<{ first: number; last: number }> => {
  const row = await db
    .selectFrom('outbox')
    .select((select) => [
      select.fn.min<number | null>('position').as('first'),
      select.fn.max<number | null>('position').as('last'),
    ])
    .executeTakeFirst();
  return { first: Number(row?.first ?? 0), last: Number(row?.last ?? 0) };
};

const isTopic = (topic: string): topic is Topic => topics.some((known) => known === topic);

const isRecord = (value: unknown): value is PlacedEvent['payload'] =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
