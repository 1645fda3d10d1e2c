import type { Redis } from 'ioredis';
import { describeError } from '../health.ts';
import type { Log } from '../log.ts';
import type { Cache, Subscription } from './port.ts';

interface Subscriber {
  handler: (message: string) => void;
  onGap?: (() => void) | undefined;
}

export interface RedisSubscriber {
  connected(): boolean;
  subscribe(
    channel: string,
    handler: (message: string) => void,
    onGap?: () => void,
  ): Promise<Subscription>;
  close(): Promise<void>;
}

/** One connection for all channels. Each handler also hears `local`, which carries what Redis cannot. */
export function createRedisSubscriber(
  client: Redis,
  { prefix, local, log }: { prefix: string; local: Cache; log: Log },
): RedisSubscriber {
  const channels = new Map<string, Set<Subscriber>>();
  let isSubscribed = false;
  let hadGap = false;

  client.on('error', () => {});
  client.on('close', () => {
    isSubscribed = false;
    hadGap = channels.size > 0;
  });
  client.on('message', (name: string, message: string) => {
    for (const { handler } of channels.get(name.slice(prefix.length)) ?? []) handler(message);
  });
  client.on('ready', () => void subscribeAgain());

  async function subscribeAgain() {
    try {
      if (channels.size > 0) await client.subscribe(...[...channels.keys()].map(named));
      isSubscribed = true;
    } catch (error) {
      log.warn({ detail: describeError(error) }, 'Redis refused the subscription; reconnecting');
      client.disconnect(true);
      return;
    }
    if (!hadGap) return;
    hadGap = false;
    for (const subscribers of channels.values()) {
      for (const { onGap } of subscribers) onGap?.();
    }
  }

  const named = (channel: string) => prefix + channel;

  return {
    connected: () => isSubscribed,
    async subscribe(channel, handler, onGap) {
      const subscriber: Subscriber = { handler, onGap };
      const subscribers = channels.get(channel) ?? new Set();
      channels.set(channel, subscribers.add(subscriber));
      const localSubscription = await local.subscribe(channel, handler);
      if (client.status === 'ready') {
        // When this fails the connection is failing too, and its return subscribes again.
        await client.subscribe(named(channel)).catch(() => client.disconnect(true));
      } else {
        hadGap = true;
      }
      return {
        async close() {
          await localSubscription.close();
          subscribers.delete(subscriber);
          if (subscribers.size > 0 || channels.get(channel) !== subscribers) return;
          channels.delete(channel);
          await client.unsubscribe(named(channel)).catch(() => {});
        },
      };
    },
    async close() {
      channels.clear();
      client.removeAllListeners('ready');
      client.disconnect();
    },
  };
}
