import type { Consumer } from './port.ts';

type Named = Pick<Consumer, 'topic' | 'consumerName'>;

export type Topology = ReturnType<typeof createTopology>;

const longestRetryMs = 60_000;
/** Deliveries that ended with the connection, as when a message ends the process. */
export const maxBrokenDeliveries = 20;

/** Names and settings of everything on the broker; equal in all processes, or it refuses them. */
export function createTopology(prefix: string, firstRetryMs: number) {
  const exchangeName = (topic: string) => `${prefix}.${topic}`;
  const queueName = ({ topic, consumerName }: Named) => `${prefix}.${topic}.${consumerName}`;
  const deadName = (consumer: Named) => `${queueName(consumer)}.dead`;
  const toDefaultExchange = (routingKey: string) => ({
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': routingKey,
  });

  return {
    exchange: (topic: string) => ({ exchange: exchangeName(topic), type: 'fanout', durable: true }),
    binding: (consumer: Named) => ({
      exchange: exchangeName(consumer.topic),
      queue: queueName(consumer),
    }),
    mainQueue: (consumer: Named) => ({
      queue: queueName(consumer),
      durable: true,
      arguments: {
        'x-queue-type': 'quorum' as const,
        'x-delivery-limit': maxBrokenDeliveries,
        ...toDefaultExchange(deadName(consumer)),
      },
    }),
    deadQueue: (consumer: Named) => ({ queue: deadName(consumer), durable: true }),
    /**
     * A message waits here until its time is over and then goes back to the main queue. One queue for
     * each delay, since a queue lets nothing pass that is behind a longer delay.
     */
    retryQueue: (consumer: Named, attempt: number) => {
      const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempt - 1, 20));
      return {
        queue: `${queueName(consumer)}.retry.${delayMs}`,
        durable: true,
        arguments: { 'x-message-ttl': delayMs, ...toDefaultExchange(queueName(consumer)) },
      };
    },
  };
}
