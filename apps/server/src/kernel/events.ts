import { sql } from 'kysely';
import type { Ctx, Tx } from './ctx.ts';
import type { JsonObject } from './database.generated.ts';

/** Every kind of domain event. Consumers must bear getting one twice. */
export const topics = [
  'incident.reported',
  'incident.changed',
  'incident.classified',
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
  'hospital.changed',
  'observation.recorded',
  'gathering.changed',
  'surge.refreshed',
  'plan.made',
  'recommendation.decided',
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
export const appendEvent = (ctx: Ctx, tx: Tx, topic: Topic, payload: JsonObject): Promise<void> =>
  appendEvents(ctx, tx, topic, [payload]);

/** The same for many events of a kind, in their order. */
export const appendEvents = async (
  ctx: Ctx,
  tx: Tx,
  topic: Topic,
  payloads: readonly JsonObject[],
): Promise<void> => {
  if (payloads.length === 0) return;
  const createdAt = ctx.clock.now();
  await tx
    .insertInto('outbox')
    .values(payloads.map((payload) => ({ id: ctx.ids.next(), topic, payload, createdAt })))
    .execute();
  // Delivered at commit, and only then: wakes the relay wherever it runs.
  await sql`SELECT pg_notify(${outboxChannel}, '')`.execute(tx);
};
