import type { AsyncMessage, Connection } from 'rabbitmq-client';
import { describeError } from '../health.ts';
import type { Log } from '../log.ts';
import type { Consumer } from './port.ts';
import { asDelivery, attemptHeader, errorHeader } from './rabbitmq-message.ts';
import type { Topology } from './rabbitmq-topology.ts';

export interface RabbitConsumer {
  whenReady: Promise<void>;
  close(): Promise<void>;
}

/** Consumes until closed, over every reconnect. A message is acknowledged once it is done or safely elsewhere. */
export function consumeFrom(
  connection: Connection,
  topology: Topology,
  consumer: Consumer,
  log: Log,
): RabbitConsumer {
  const { topic, consumerName, concurrency, maxAttempts } = consumer;
  const main = topology.mainQueue(consumer);
  const dead = topology.deadQueue(consumer);
  const retries = Array.from({ length: maxAttempts - 1 }, (_, index) =>
    topology.retryQueue(consumer, index + 1),
  );
  const aside = connection.createPublisher({ confirm: true, queues: [dead, ...retries] });

  async function handle(message: AsyncMessage) {
    const delivery = asDelivery(message);
    try {
      await consumer.handler(delivery);
    } catch (error) {
      const detail = describeError(error);
      const { attempt } = delivery;
      log.warn({ topic, consumerName, attempt, detail }, 'a message failed');
      const isLast = attempt >= maxAttempts;
      await aside.send(
        {
          routingKey: isLast ? dead.queue : topology.retryQueue(consumer, attempt).queue,
          messageId: delivery.id,
          durable: true,
          headers: { [attemptHeader]: isLast ? attempt : attempt + 1, [errorHeader]: detail },
        },
        message.body,
      );
    }
  }

  const rabbit = connection.createConsumer(
    {
      queue: main.queue,
      queueOptions: main,
      exchanges: [topology.exchange(topic)],
      queueBindings: [topology.binding(consumer)],
      qos: { prefetchCount: concurrency },
      concurrency,
    },
    handle,
  );
  rabbit.on('error', (error: unknown) =>
    log.warn({ topic, consumerName, detail: describeError(error) }, 'a consumer failed'),
  );
  const whenReady = new Promise<void>((resolve) => rabbit.once('ready', () => resolve()));
  rabbit.on('ready', () => {
    // The broker drops what it gives up on when there is no queue for it.
    connection
      .queueDeclare(dead)
      .catch((error: unknown) =>
        log.warn({ queue: dead.queue, detail: describeError(error) }, 'not declared'),
      );
  });

  return {
    whenReady,
    async close() {
      await rabbit.close();
      await aside.close();
    },
  };
}
