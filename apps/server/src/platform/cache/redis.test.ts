import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openSeverableProxy, type SeverableProxy } from '../testing/severable-proxy.ts';
import { describeCache } from './contract-suite.ts';
import type { Cache } from './port.ts';
import { openRedisCache } from './redis.ts';

const url = process.env.TEST_REDIS_URL;
const reason = url ? '' : ' (skipped: TEST_REDIS_URL is not set)';
const prefix = `pulse-test-${randomUUID()}:`;
const patience = { timeout: 8_000 };

describe.skipIf(!url)(`redis${reason}`, () => {
  const target = new URL(url ?? 'redis://unset');
  afterAll(async () => {
    const redis = new Redis(target.href);
    const keys = await redis.keys(`${prefix}*`);
    if (keys.length > 0) await redis.unlink(keys);
    await redis.quit();
  });

  describeCache(() => openRedisCache({ url: target.href, prefix }));

  it.each(['cut', 'stall'] as const)(
    'goes on from memory while the line is %s',
    async (fault) => {
      await withProxy(async (cache, proxy) => {
        const near = await openRedisCache({ url: target.href, prefix });
        await cache.set(`${fault}-kept`, 'from redis', 60_000);
        await cache.set(`${fault}-deleted`, 'stale', 60_000);
        await proxy[fault]();

        const startedAtMs = performance.now();
        await cache.set(`${fault}-local`, 'local', 60_000);
        await cache.delete(`${fault}-deleted`);
        expect(await cache.get(`${fault}-local`)).toBe('local');
        expect((await cache.increment(`${fault}-count`, 60_000)).count).toBe(1);
        expect(performance.now() - startedAtMs).toBeLessThan(1_500);
        expect(await cache.health()).toMatchObject({
          ok: false,
          kind: 'redis',
          detail: expect.stringContaining('degraded to local memory'),
        });

        await proxy.restore();
        await vi.waitFor(
          async () => expect(await cache.health()).toMatchObject({ ok: true }),
          patience,
        );
        expect(await cache.get(`${fault}-kept`)).toBe('from redis');
        // Neither the local value nor the one deleted during the outage may come back.
        expect(await near.get(`${fault}-deleted`)).toBeUndefined();
        expect(await cache.get(`${fault}-deleted`)).toBeUndefined();
        expect(await cache.get(`${fault}-local`)).toBeUndefined();
        await near.close();
      });
    },
    20_000,
  );

  it('delivers in the process during the outage, and between processes after it', async () => {
    await withProxy(async (cache, proxy) => {
      const far = await openRedisCache({ url: target.href, prefix });
      const heard: string[] = [];
      let gaps = 0;
      await cache.subscribe(
        'line',
        (message) => heard.push(message),
        () => {
          gaps += 1;
        },
      );
      await proxy.cut();
      await vi.waitFor(async () => expect((await cache.health()).ok).toBe(false), patience);
      await cache.publish('line', 'alone');
      expect(heard).toEqual(['alone']);

      await proxy.restore();
      await vi.waitFor(() => expect(gaps).toBe(1), patience);
      await far.publish('line', 'from afar');
      await vi.waitFor(() => expect(heard).toEqual(['alone', 'from afar']), patience);
      await far.close();
    });
  }, 20_000);

  it('opens while Redis is away, and takes it up when it comes', async () => {
    const proxy = await openSeverableProxy(addressOf(target));
    await proxy.cut();
    const cache = await openRedisCache({ url: through(target, proxy), prefix });
    try {
      const heard: string[] = [];
      await cache.subscribe('late', (message) => heard.push(message));
      await cache.set('early', 'kept', 60_000);
      expect(await cache.get('early')).toBe('kept');
      await proxy.restore();
      await vi.waitFor(
        async () => expect(await cache.health()).toMatchObject({ ok: true }),
        patience,
      );
      await vi.waitFor(async () => {
        await cache.publish('late', 'x');
        expect(heard.length).toBeGreaterThan(0);
      }, patience);
    } finally {
      await cache.close();
      await proxy.close();
    }
  }, 20_000);

  async function withProxy(work: (cache: Cache, proxy: SeverableProxy) => Promise<void>) {
    const proxy = await openSeverableProxy(addressOf(target));
    const cache = await openRedisCache({
      url: through(target, proxy),
      prefix,
      commandTimeoutMs: 300,
    });
    try {
      await work(cache, proxy);
    } finally {
      await cache.close();
      await proxy.close();
    }
  }
});

function addressOf(url: URL) {
  return { host: url.hostname, port: Number(url.port || 6379) };
}

function through(url: URL, proxy: SeverableProxy): string {
  const proxied = new URL(url);
  proxied.hostname = '127.0.0.1';
  proxied.port = String(proxy.port);
  return proxied.href;
}
