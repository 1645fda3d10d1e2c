import { afterEach, describe, expect, it, vi } from 'vitest';
import type { JsonValue } from '../json.ts';
import type { ConsumeOptions, Delivery, Queue } from './port.ts';

const options: ConsumeOptions = { concurrency: 2, maxAttempts: 3 };
const patience = { timeout: 15_000, interval: 20 };

/** What every queue promises; each implementation's test runs it. `open` gives a process of its own. */
export function describeQueue(open: () => Queue): void {
  describe('queue', () => {
    const opened: Queue[] = [];
    const process = () => {
      const queue = open();
      opened.push(queue);
      return queue;
    };
    afterEach(async () => {
      for (const queue of opened.splice(0)) await queue.close();
    });
    const ids = (deliveries: Delivery[]) => deliveries.map(({ id }) => id).sort();
    const numbered = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ id: `m${n}`, payload: n }));

    it('gives every message of a topic to each of its consumers', async () => {
      const queue = process();
      const one: Delivery[] = [];
      const two: Delivery[] = [];
      const other: Delivery[] = [];
      queue.consume('fan-out', 'one', async (delivery) => void one.push(delivery), options);
      queue.consume('fan-out', 'two', async (delivery) => void two.push(delivery), options);
      queue.consume('elsewhere', 'one', async (delivery) => void other.push(delivery), options);
      await queue.start();
      await queue.publish('fan-out', numbered(30));
      const all = ids(numbered(30).map((message) => ({ ...message, attempt: 1 })));
      await vi.waitFor(() => expect(ids(one)).toEqual(all), patience);
      await vi.waitFor(() => expect(ids(two)).toEqual(all), patience);
      expect(other).toEqual([]);
      expect(one.every(({ attempt }) => attempt === 1)).toBe(true);
    });

    it('carries any JSON', async () => {
      const queue = process();
      const values: JsonValue[] = ['ನಮಸ್ಕಾರ "x"', 0, false, null, [], {}, { a: [1, { b: 'c' }] }];
      const got = new Map<string, JsonValue>();
      queue.consume('json', 'all', async ({ id, payload }) => void got.set(id, payload), options);
      await queue.start();
      await queue.publish(
        'json',
        values.map((payload, n) => ({ id: String(n), payload })),
      );
      await vi.waitFor(() => expect(got.size).toBe(values.length), patience);
      expect(values.map((_, n) => got.get(String(n)))).toEqual(values);
    });

    it('delivers soon, not at the next poll', async () => {
      const queue = process();
      let latencyMs = Number.POSITIVE_INFINITY;
      let publishedAtMs = 0;
      queue.consume(
        'soon',
        'clock',
        async () => {
          latencyMs = performance.now() - publishedAtMs;
        },
        options,
      );
      await queue.start();
      await vi.waitFor(async () => {
        publishedAtMs = performance.now();
        await queue.publish('soon', [{ id: 'x', payload: null }]);
        await vi.waitFor(() => expect(latencyMs).toBeLessThan(400), { timeout: 600 });
      }, patience);
    });

    it('shares the messages of one consumer between processes', async () => {
      const handled: string[][] = [[], []];
      const both = handled.map((mine) => {
        const queue = process();
        const handler = async ({ id }: Delivery) => void mine.push(id);
        queue.consume('shared', 'team', handler, { concurrency: 1, maxAttempts: 3 });
        return queue;
      });
      for (const queue of both) await queue.start();
      for (let batch = 0; batch < 10; batch += 1) {
        await both[0]?.publish(
          'shared',
          [0, 1, 2, 3].map((n) => ({ id: `${batch}.${n}`, payload: n })),
        );
      }
      await vi.waitFor(() => expect(handled.flat()).toHaveLength(40), patience);
      expect(new Set(handled.flat()).size).toBe(40);
      expect(handled.every((mine) => mine.length > 0)).toBe(true);
    });

    it('keeps messages for a consumer that is away', async () => {
      const first = process();
      first.consume('kept', 'sleeper', async () => {}, options);
      await first.start();
      await first.close();
      const publisher = process();
      await publisher.start();
      await publisher.publish('kept', numbered(5));
      const got: Delivery[] = [];
      const second = process();
      second.consume('kept', 'sleeper', async (delivery) => void got.push(delivery), options);
      await second.start();
      await vi.waitFor(() => expect(got).toHaveLength(5), patience);
    });

    it('tries again what failed, while the others pass', async () => {
      const queue = process();
      const done: Delivery[] = [];
      queue.consume(
        'retried',
        'once-broken',
        async (delivery) => {
          if (delivery.id === 'm0' && delivery.attempt === 1) throw new Error('not yet');
          done.push(delivery);
        },
        { concurrency: 1, maxAttempts: 3 },
      );
      await queue.start();
      await queue.publish('retried', numbered(3));
      await vi.waitFor(
        () => expect(done.map(({ id }) => id)).toEqual(['m1', 'm2', 'm0']),
        patience,
      );
      expect(done.at(-1)).toEqual({ id: 'm0', payload: 0, attempt: 2 });
    }, 20_000);

    it('lists as a dead letter what failed every time, and goes on', async () => {
      const queue = process();
      const attempts: number[] = [];
      queue.consume(
        'deadly',
        'broken',
        async ({ id, attempt }) => {
          if (id !== 'bad') return;
          attempts.push(attempt);
          throw new Error('never will');
        },
        { concurrency: 1, maxAttempts: 2 },
      );
      await queue.start();
      await queue.publish('deadly', [
        { id: 'bad', payload: { n: 1 } },
        { id: 'good', payload: 2 },
      ]);
      const expected = {
        topic: 'deadly',
        consumerName: 'broken',
        id: 'bad',
        payload: { n: 1 },
        attempts: 2,
        error: 'never will',
      };
      await vi.waitFor(async () => expect(await queue.deadLetters()).toEqual([expected]), patience);
      expect(attempts).toEqual([1, 2]);
      expect(await queue.deadLetters()).toHaveLength(1);
    }, 20_000);

    it('allows an id to be published twice', async () => {
      const queue = process();
      const got: Delivery[] = [];
      queue.consume('twice', 'all', async (delivery) => void got.push(delivery), options);
      await queue.start();
      await queue.publish('twice', [
        { id: 'same', payload: 1 },
        { id: 'same', payload: 1 },
      ]);
      await queue.publish('twice', [{ id: 'same', payload: 1 }]);
      await vi.waitFor(() => expect(got).toHaveLength(3), patience);
    });

    it('publishes to a topic without consumers, and no messages at all', async () => {
      const queue = process();
      await queue.start();
      await queue.publish('nobody', numbered(1));
      await queue.publish('nobody', []);
    });

    it('never works on more at once than was asked, and waits for them on close', async () => {
      const queue = open();
      let now = 0;
      let most = 0;
      let finished = 0;
      const gates: (() => void)[] = [];
      queue.consume(
        'narrow',
        'two-at-once',
        async () => {
          now += 1;
          most = Math.max(most, now);
          await new Promise<void>((resolve) => gates.push(resolve));
          now -= 1;
          finished += 1;
        },
        options,
      );
      await queue.start();
      await queue.publish('narrow', numbered(6));
      await vi.waitFor(() => expect(gates).toHaveLength(2), patience);
      for (const gate of gates.splice(0)) gate();
      await vi.waitFor(() => expect(gates).toHaveLength(2), patience);
      const closing = queue.close();
      for (const gate of gates.splice(0)) gate();
      await closing;
      expect(most).toBe(2);
      expect(finished).toBe(4);
    });

    it('refuses a consumer after the start, one named twice, and odd names', async () => {
      const queue = process();
      const add = (topic: string, name: string) =>
        queue.consume(topic, name, async () => {}, options);
      add('strict', 'one');
      expect(() => add('strict', 'one')).toThrow('already');
      expect(() => add('strict', 'a b')).toThrow('not a topic or consumer name');
      await queue.start();
      expect(() => add('strict', 'late')).toThrow('before start()');
    });

    it('is healthy', async () => {
      const queue = process();
      await queue.start();
      expect(await queue.health()).toMatchObject({ ok: true, kind: queue.kind });
    });
  });
}
