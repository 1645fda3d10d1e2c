import { Connection, type Publisher } from 'rabbitmq-client';
import { describeError, measureHealth } from '../health.ts';
import { type Log, silentLog } from '../log.ts';
import { withTimeLimit } from '../time-limit.ts';
import { ConsumerList, requireName } from './consumer-list.ts';
import type { DeadLetter, Queue, QueueMessage } from './port.ts';
import { consumeFrom, type RabbitConsumer } from './rabbitmq-consumer.ts';
import { asDeadLetter } from './rabbitmq-message.ts';
import { createTopology } from './rabbitmq-topology.ts';

export interface RabbitmqQueueOptions {
  url: string;
  /** Before every exchange and queue, so that several installations share one broker. */
  prefix?: string;
  /** Doubles with each retry, up to a minute. */
  firstRetryMs?: number;
  publishTimeoutMs?: number;
  log?: Log;
}

const connectTimeoutMs = 5_000;

/** A durable fanout exchange for each topic, and for each consumer a quorum queue. */
export function createRabbitmqQueue(options: RabbitmqQueueOptions): Queue {
  const { url, prefix = 'pulse', firstRetryMs = 1_000, log = silentLog } = options;
  const { publishTimeoutMs = 10_000 } = options;
  const topology = createTopology(prefix, firstRetryMs);
  const consumers = new ConsumerList();
  const running: RabbitConsumer[] = [];
  const publishers = new Map<string, Publisher>();
  let lastProblem = 'not connected yet';
  let closed: Promise<void> | undefined;

  const connection = new Connection({
    url,
    connectionName: prefix,
    acquireTimeout: publishTimeoutMs,
    connectionTimeout: connectTimeoutMs,
    heartbeat: 10,
    retryLow: 250,
    retryHigh: 5_000,
  });
  connection.on('error', (error: unknown) => {
    lastProblem = describeError(error);
    log.warn({ detail: lastProblem }, 'RabbitMQ connection failed; it will be tried again');
  });

  /** Declares the queues of our own consumers too: on a new broker the first message must find them. */
  function publisherOf(topic: string): Publisher {
    const existing = publishers.get(topic);
    if (existing) return existing;
    const own = consumers.all().filter((consumer) => consumer.topic === topic);
    const publisher = connection.createPublisher({
      confirm: true,
      exchanges: [topology.exchange(topic)],
      queues: own.map(topology.mainQueue),
      queueBindings: own.map(topology.binding),
    });
    publishers.set(topic, publisher);
    return publisher;
  }

  async function publishAll(topic: string, messages: QueueMessage[]) {
    if (!connection.ready) throw new Error(`RabbitMQ is not connected: ${lastProblem}`);
    const publisher = publisherOf(topic);
    const { exchange } = topology.exchange(topic);
    const sends = messages.map(({ id, payload }) =>
      publisher.send({ exchange, messageId: id, durable: true }, { payload }),
    );
    await withTimeLimit(Promise.all(sends), publishTimeoutMs, 'RabbitMQ did not confirm');
  }

  async function readDeadLetters(limit: number): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    for (const consumer of consumers.all()) {
      // Nothing is acknowledged, so closing the channel puts all back.
      const channel = await connection.acquire();
      try {
        const { queue } = await channel.queueDeclare(topology.deadQueue(consumer));
        while (found.length < limit) {
          const message = await channel.basicGet({ queue });
          if (!message) break;
          found.push(asDeadLetter(message, consumer));
        }
      } finally {
        await channel.close();
      }
    }
    return found;
  }

  async function close() {
    const farewell = async () => {
      await Promise.all(running.map((consumer) => consumer.close()));
      await Promise.all([...publishers.values()].map((publisher) => publisher.close()));
      await connection.close();
    };
    // A broker that is away cannot say goodbye.
    if (connection.ready) await withTimeLimit(farewell(), 30_000, 'still busy').catch(() => {});
    connection.unsafeDestroy();
  }

  return {
    kind: 'rabbitmq',
    async publish(topic, messages) {
      requireName(topic);
      if (messages.length > 0) await publishAll(topic, messages);
    },
    consume(topic, consumerName, handler, consumeOptions) {
      consumers.add({ topic, consumerName, handler, ...consumeOptions });
    },
    async start() {
      for (const consumer of consumers.start()) {
        running.push(consumeFrom(connection, topology, consumer, log));
      }
      await connection.onConnect(connectTimeoutMs, true).catch((error: unknown) => {
        lastProblem = describeError(error);
        log.warn({ detail: lastProblem }, 'RabbitMQ does not answer yet');
      });
      if (connection.ready) await Promise.all(running.map(({ whenReady }) => whenReady));
    },
    deadLetters: (limit = 100) =>
      withTimeLimit(readDeadLetters(limit), publishTimeoutMs, 'RabbitMQ did not answer'),
    health: () =>
      measureHealth('rabbitmq', async () => {
        if (!connection.ready) throw new Error(`not connected: ${lastProblem}`);
        await connection.exchangeDeclare({ exchange: 'amq.fanout', passive: true });
        return undefined;
      }),
    close() {
      closed ??= close();
      return closed;
    },
  };
}
