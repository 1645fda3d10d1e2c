import { sql } from 'kysely';
import type { Ctx, Tx } from './ctx.ts';
import type { JsonObject } from './database.generated.ts';

/** Every kind of domain event. Consumers must bear getting one twice. */
export const topics = [
  'incident.reported',
  'incident.changed',
  'incidents.imported',
  'vote.cast',
  'vote.withdrawn',
  'message.queued',
  'places.changed',
  'model.requested',
  'model.trained',
  'model.promoted',
  'model.drifted',
  'model.recovered',
  'predictions.refreshed',
] as const;
export type Topic = (typeof topics)[number];

export interface DomainEvent {
  readonly id: string;
  readonly topic: Topic;
  readonly payload: JsonObject;
}

export interface PlacedEvent extends DomainEvent {
  readonly position: number;
}

export const outboxChannel = 'pulse_outbox';

/** Adds an event to the transaction: it happens if, and only if, the transaction does. */
export const appendEvent = async (
  ctx: Ctx,
  tx: Tx,
  topic: Topic,
  payload: JsonObject,
): Promise<void> => {
  await tx
    .insertInto('outbox')
    .values({ id: ctx.ids.next(), topic, payload, createdAt: ctx.clock.now() })
    .execute();
  // Delivered at commit, and only then: wakes the relay wherever it runs.
  await sql`SELECT pg_notify(${outboxChannel}, '')`.execute(tx);
};
