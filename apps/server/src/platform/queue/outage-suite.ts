import { expect, it, vi } from 'vitest';
import type { SeverableProxy } from '../testing/severable-proxy.ts';
import type { Queue } from './port.ts';

const patience = { timeout: 20_000 };

/** What every queue promises when its service goes away and comes back. */
export function describeQueueOutage(
  open: () => Promise<{ queue: Queue; proxy: SeverableProxy }>,
): void {
  it('refuses messages while the line is cut, and goes on without a restart', async () => {
    const { queue, proxy } = await open();
    const got = new Set<string>();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    queue.consume(
      'outage',
      'steady',
      async ({ id }) => {
        if (id === 'under way') await held;
        got.add(id);
      },
      { concurrency: 2, maxAttempts: 5 },
    );
    try {
      await queue.start();
      await queue.publish('outage', [
        { id: 'before', payload: 1 },
        { id: 'under way', payload: 1 },
      ]);
      await vi.waitFor(() => expect([...got]).toEqual(['before']), patience);

      await proxy.cut();
      release();
      await expect(queue.publish('outage', [{ id: 'during', payload: 1 }])).rejects.toThrow();
      expect(await queue.health()).toMatchObject({ ok: false, kind: queue.kind });

      await proxy.restore();
      await vi.waitFor(
        async () => expect(await queue.health()).toMatchObject({ ok: true }),
        patience,
      );
      await vi.waitFor(() => queue.publish('outage', [{ id: 'after', payload: 1 }]), patience);
      await vi.waitFor(
        () => expect(got).toEqual(new Set(['before', 'under way', 'after'])),
        patience,
      );
      const dead = (await queue.deadLetters()).filter(({ topic }) => topic === 'outage');
      expect(dead).toEqual([]);
    } finally {
      await queue.close();
      await proxy.close();
    }
  }, 60_000);

  it('starts while the service is away, and consumes once it is there', async () => {
    const { queue, proxy } = await open();
    await proxy.cut();
    const got: string[] = [];
    const handler = async ({ id }: { id: string }) => void got.push(id);
    queue.consume('late', 'patient', handler, { concurrency: 1, maxAttempts: 2 });
    try {
      await queue.start();
      expect(await queue.health()).toMatchObject({ ok: false });
      await proxy.restore();
      await vi.waitFor(
        async () => expect(await queue.health()).toMatchObject({ ok: true }),
        patience,
      );
      await queue.publish('late', [{ id: 'first', payload: 1 }]);
      await vi.waitFor(() => expect(got).toEqual(['first']), patience);
    } finally {
      await queue.close();
      await proxy.close();
    }
  }, 60_000);
}
