import { Redis, type RedisOptions } from 'ioredis';
import { describeError, measureHealth } from '../health.ts';
import { type Log, silentLog } from '../log.ts';
import { withTimeLimit } from '../time-limit.ts';
import { createMemoryCache } from './memory.ts';
import type { Cache, Counter } from './port.ts';
import { createRedisSubscriber } from './redis-subscriber.ts';

export interface RedisCacheOptions {
  url: string;
  /** Put before every key and channel, so that several installations share one Redis. */
  prefix?: string;
  commandTimeoutMs?: number;
  /** How often a Redis that stopped answering is tried again. */
  probeIntervalMs?: number;
  log?: Log;
}

const maxRememberedKeys = 50_000;
const incrementScript = `local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}`;

/** While Redis is away every operation runs on this process's memory at once, and health says so. */
export async function openRedisCache(options: RedisCacheOptions): Promise<Cache> {
  const { url, prefix = 'pulse:', log = silentLog } = options;
  const { commandTimeoutMs = 500, probeIntervalMs = 1_000 } = options;
  const client = new Redis(url, connectionOptions(commandTimeoutMs));
  const local = createMemoryCache();
  const subscriber = createRedisSubscriber(
    new Redis(url, { ...connectionOptions(commandTimeoutMs), autoResubscribe: false }),
    { prefix, local, log },
  );
  // Changed while Redis was away: its copies of these are stale and must go before it is used again.
  const changedKeys = new Set<string>();
  let usable = false;
  let recovering: Promise<void> | undefined;
  let lastProblem = 'not connected yet';

  client.on('error', (error: Error) => degrade(error));
  client.on('close', () => degrade(new Error('the connection is closed')));
  client.on('ready', () => void recover());
  const probe = setInterval(() => {
    if (!usable && client.status === 'ready') void recover();
  }, probeIntervalMs);
  probe.unref();

  function degrade(error: unknown) {
    lastProblem = describeError(error);
    if (!usable) return;
    usable = false;
    log.warn({ detail: lastProblem }, 'Redis does not answer; the cache uses local memory');
  }

  function recover(): Promise<void> {
    recovering ??= tryToRecover().finally(() => {
      recovering = undefined;
    });
    return recovering;
  }

  async function tryToRecover() {
    if (usable) return;
    try {
      await client.ping();
      while (changedKeys.size > 0) await forgetSomeChangedKeys();
      // Nothing is awaited from the last look at changedKeys on, so no change slips between.
      usable = true;
      local.clear();
      log.info({}, 'Redis answers; the cache uses it');
    } catch (error) {
      lastProblem = describeError(error);
    }
  }

  async function forgetSomeChangedKeys() {
    const keys = [...changedKeys].slice(0, 500);
    await client.unlink(keys.map((key) => prefix + key));
    for (const key of keys) changedKeys.delete(key);
  }

  async function attempt<T>(remote: () => Promise<T>, fallback: () => Promise<T>): Promise<T> {
    if (!usable) return fallback();
    try {
      return await remote();
    } catch (error) {
      degrade(error);
      return fallback();
    }
  }

  function remember(key: string) {
    // Beyond this only the time to live ends a stale copy.
    if (changedKeys.size < maxRememberedKeys) changedKeys.add(key);
  }

  await withTimeLimit(whenReady(client), 2_000, 'Redis did not answer')
    .then(recover)
    .catch(degrade);
  if (!usable) log.warn({ detail: lastProblem }, 'Redis does not answer yet');

  return {
    kind: 'redis',
    get: (key) =>
      attempt(
        async () => (await client.get(prefix + key)) ?? undefined,
        () => local.get(key),
      ),
    set: (key, value, ttlMs) =>
      attempt(
        async () => void (await client.set(prefix + key, value, 'PX', Math.ceil(ttlMs))),
        () => {
          remember(key);
          return local.set(key, value, ttlMs);
        },
      ),
    delete: (key) =>
      attempt(
        async () => void (await client.unlink(prefix + key)),
        () => {
          remember(key);
          return local.delete(key);
        },
      ),
    increment: (key, ttlMs) =>
      attempt(
        async () =>
          asCounter(await client.eval(incrementScript, 1, prefix + key, Math.ceil(ttlMs))),
        () => local.increment(key, ttlMs),
      ),
    publish: (channel, message) =>
      attempt(
        async () => {
          await client.publish(prefix + channel, message);
          if (!subscriber.connected()) await local.publish(channel, message);
        },
        () => local.publish(channel, message),
      ),
    subscribe: (channel, handler, onGap) => subscriber.subscribe(channel, handler, onGap),
    health: () =>
      measureHealth('redis', async () => {
        if (!usable) throw new Error(`degraded to local memory: ${lastProblem}`);
        await client.ping().catch((error: unknown) => {
          degrade(error);
          throw error;
        });
        return undefined;
      }),
    async close() {
      clearInterval(probe);
      usable = false;
      client.removeAllListeners('ready');
      client.disconnect();
      await subscriber.close();
      await local.close();
    },
  };
}

/** Nothing waits: no offline queue, no second try, and a deadline on each command. */
function connectionOptions(commandTimeoutMs: number): RedisOptions {
  return {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: 3_000,
    keepAlive: 10_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
    autoResendUnfulfilledCommands: false,
  };
}

function whenReady(client: Redis): Promise<void> {
  if (client.status === 'ready') return Promise.resolve();
  return new Promise((resolve) => client.once('ready', () => resolve()));
}

function asCounter(answer: unknown): Counter {
  if (!Array.isArray(answer)) throw new Error('Redis gave no counter');
  const [count, expiresInMs]: unknown[] = answer;
  return { count: Number(count), expiresInMs: Math.max(0, Number(expiresInMs)) };
}
