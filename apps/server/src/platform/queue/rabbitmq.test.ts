import { randomUUID } from 'node:crypto';
import { Connection } from 'rabbitmq-client';
import { afterAll, describe } from 'vitest';
import { openSeverableProxy } from '../testing/severable-proxy.ts';
import { describeQueue } from './contract-suite.ts';
import { describeQueueOutage } from './outage-suite.ts';
import type { Queue } from './port.ts';
import { createRabbitmqQueue } from './rabbitmq.ts';
import { createTopology } from './rabbitmq-topology.ts';

const url = process.env.TEST_AMQP_URL;
const reason = url ? '' : ' (skipped: TEST_AMQP_URL is not set)';
const prefix = `pulse-test-${randomUUID()}`;
const firstRetryMs = 100;
const topology = createTopology(prefix, firstRetryMs);
const used = new Map<string, { topic: string; consumerName: string; maxAttempts: number }>();

describe.skipIf(!url)(`rabbitmq${reason}`, () => {
  const target = new URL(url ?? 'amqp://unset');
  afterAll(() => removeFromBroker(target.href));

  describeQueue(() => remembering(createRabbitmqQueue({ url: target.href, prefix, firstRetryMs })));

  describeQueueOutage(async () => {
    const proxy = await openSeverableProxy({
      host: target.hostname,
      port: Number(target.port || 5672),
    });
    const proxied = new URL(target);
    proxied.hostname = '127.0.0.1';
    proxied.port = String(proxy.port);
    const queue = createRabbitmqQueue({
      url: proxied.href,
      prefix,
      firstRetryMs,
      publishTimeoutMs: 2_000,
    });
    return { queue: remembering(queue), proxy };
  });
});

/** The broker keeps durable queues for ever, so what a test names is noted and removed at the end. */
function remembering(queue: Queue): Queue {
  return {
    ...queue,
    consume(topic, consumerName, handler, options) {
      queue.consume(topic, consumerName, handler, options);
      used.set(`${topic}.${consumerName}`, { topic, consumerName, ...options });
    },
  };
}

async function removeFromBroker(brokerUrl: string) {
  const connection = new Connection(brokerUrl);
  for (const consumer of used.values()) {
    const retries = Array.from({ length: consumer.maxAttempts }, (_, index) =>
      topology.retryQueue(consumer, index + 1),
    );
    for (const { queue } of [
      topology.mainQueue(consumer),
      topology.deadQueue(consumer),
      ...retries,
    ]) {
      await connection.queueDelete({ queue });
    }
    await connection.exchangeDelete({ exchange: topology.exchange(consumer.topic).exchange });
  }
  await connection.exchangeDelete({ exchange: topology.exchange('nobody').exchange });
  await connection.close();
}
