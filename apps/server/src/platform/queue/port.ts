import type { Health } from '../health.ts';
import type { JsonValue } from '../json.ts';

export interface QueueMessage {
  /** The publisher's; a message published twice keeps it. */
  id: string;
  payload: JsonValue;
}

export interface Delivery extends QueueMessage {
  /** 1 the first time. */
  attempt: number;
}

/** Fails by rejecting; must be idempotent, since any message may come more than once. */
export type MessageHandler = (delivery: Delivery) => Promise<void>;

export interface ConsumeOptions {
  /** Deliveries at once in this process. */
  concurrency: number;
  /** After as many failures the message becomes a dead letter. */
  maxAttempts: number;
}

export interface DeadLetter extends QueueMessage {
  topic: string;
  consumerName: string;
  attempts: number;
  error: string;
}

/**
 * Durable messages, at least once, to each named consumer of a topic. Processes that use the same
 * consumer name share its messages. A consumer gets what is published after it first started.
 */
export interface Queue {
  kind: string;
  /** Resolves when the messages are durable; rejects when the service is away. */
  publish(topic: string, messages: QueueMessage[]): Promise<void>;
  /** Before `start`. */
  consume(
    topic: string,
    consumerName: string,
    handler: MessageHandler,
    options: ConsumeOptions,
  ): void;
  /** Resolves also when the service is away; consuming begins once it is there. */
  start(): Promise<void>;
  deadLetters(limit?: number): Promise<DeadLetter[]>;
  health(): Promise<Health>;
  /** Waits for the deliveries under way. */
  close(): Promise<void>;
}

export interface Consumer extends ConsumeOptions {
  topic: string;
  consumerName: string;
  handler: MessageHandler;
}
