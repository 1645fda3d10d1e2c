import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Cache } from './port.ts';

/** A busy machine may be slow; the tests' own limit is 5 s. */
const patience = { timeout: 4_500, interval: 20 };

/** What every cache promises; each implementation's test runs it. */
export function describeCache(open: () => Promise<Cache>): void {
  describe('cache', () => {
    let cache: Cache;
    beforeAll(async () => {
      cache = await open();
    });
    afterAll(() => cache.close());

    it('gives back what was set, whatever characters it has', async () => {
      await cache.set('text', 'ಬೆಂಗಳೂರು \0 "quoted"', 60_000);
      expect(await cache.get('text')).toBe('ಬೆಂಗಳೂರು \0 "quoted"');
      await cache.set('text', '', 60_000);
      expect(await cache.get('text')).toBe('');
    });

    it('answers undefined for what was never set, or deleted', async () => {
      expect(await cache.get('never')).toBeUndefined();
      await cache.set('deleted', 'x', 60_000);
      await cache.delete('deleted');
      await cache.delete('deleted');
      expect(await cache.get('deleted')).toBeUndefined();
    });

    it('forgets after the time to live', async () => {
      await cache.set('brief', 'x', 40);
      await vi.waitFor(async () => expect(await cache.get('brief')).toBeUndefined(), patience);
    });

    it('counts simultaneous increments each once, in one window', async () => {
      const counters = await Promise.all(
        Array.from({ length: 20 }, () => cache.increment('hits', 60_000)),
      );
      const counts = counters.map(({ count }) => count).sort((a, b) => a - b);
      expect(counts).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      for (const { expiresInMs } of counters) {
        expect(expiresInMs).toBeGreaterThan(50_000);
        expect(expiresInMs).toBeLessThanOrEqual(60_000);
      }
    });

    it('counts from one again once the window is over', async () => {
      await cache.increment('window', 40);
      await cache.increment('window', 40);
      await vi.waitFor(async () => {
        expect((await cache.increment('window', 40)).count).toBe(1);
      }, patience);
    });

    it('gives a message to every subscriber of its channel, and to no other', async () => {
      const heard: string[] = [];
      const subscriptions = await Promise.all([
        cache.subscribe('news', (message) => heard.push(`one:${message}`)),
        cache.subscribe('news', (message) => heard.push(`two:${message}`)),
        cache.subscribe('weather', (message) => heard.push(`other:${message}`)),
      ]);
      await cache.publish('news', 'hello');
      await vi.waitFor(() => expect(heard.sort()).toEqual(['one:hello', 'two:hello']), patience);
      for (const subscription of subscriptions) await subscription.close();
    });

    it('stops when the subscription is closed', async () => {
      const heard: string[] = [];
      const closed = await cache.subscribe('stop', (message) => heard.push(`closed:${message}`));
      const open = await cache.subscribe('stop', (message) => heard.push(message));
      await closed.close();
      await cache.publish('stop', 'still there');
      await vi.waitFor(() => expect(heard).toEqual(['still there']), patience);
      await open.close();
    });

    it('takes any channel name', async () => {
      const heard: string[] = [];
      const subscription = await cache.subscribe('error', (message) => heard.push(message));
      await cache.publish('error', 'no throw');
      await vi.waitFor(() => expect(heard).toEqual(['no throw']), patience);
      await subscription.close();
    });

    it('is healthy', async () => {
      expect(await cache.health()).toMatchObject({ ok: true, kind: cache.kind });
    });
  });
}
