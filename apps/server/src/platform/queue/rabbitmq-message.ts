import type { AsyncMessage, SyncMessage } from 'rabbitmq-client';
import type { JsonValue } from '../json.ts';
import type { Consumer, DeadLetter, Delivery } from './port.ts';
import { maxBrokenDeliveries } from './rabbitmq-topology.ts';

type Message = AsyncMessage | SyncMessage;

export const attemptHeader = 'x-pulse-attempt';
export const errorHeader = 'x-pulse-error';

export function asDelivery(message: Message): Delivery {
  return {
    id: message.messageId ?? '',
    payload: payloadOf(message.body),
    attempt: Number(message.headers?.[attemptHeader] ?? 1),
  };
}

export function asDeadLetter(message: Message, consumer: Consumer): DeadLetter {
  const { id, payload, attempt } = asDelivery(message);
  const error: unknown = message.headers?.[errorHeader];
  return {
    topic: consumer.topic,
    consumerName: consumer.consumerName,
    id,
    payload,
    // Without our header the broker itself gave up.
    attempts: typeof error === 'string' ? attempt : maxBrokenDeliveries,
    error: typeof error === 'string' ? error : 'the process ended while it worked on this message',
  };
}

/** What `publish` of this port wrote, already read as JSON by the client. */
function payloadOf(body: unknown): JsonValue {
  return (body as { payload: JsonValue }).payload;
}
