import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { appendEvent, type PlacedEvent } from '../events.ts';
import { write } from '../write.ts';
import { followOutbox, placeEvents, readEvents } from './index.ts';

const report = (test: TestCtx, incidentId: string) =>
  write(test.ctx, (tx) => appendEvent(test.ctx, tx, 'incident.reported', { incidentId }));

describe('outbox', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterAll(() => test.close());

  it('gives positions in the order of writing', async () => {
    for (const id of ['a', 'b', 'c']) await report(test, id);
    await placeEvents(test.ctx.db);
    const events = await readEvents(test.ctx.db, 0, 10);
    expect(events.map((event) => event.payload.incidentId)).toEqual(['a', 'b', 'c']);
  });

  it('keeps an event of a failed transaction from ever appearing', async () => {
    const failing = write(test.ctx, async (tx) => {
      await appendEvent(test.ctx, tx, 'incident.reported', { incidentId: 'never' });
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    await placeEvents(test.ctx.db);
    const events = await readEvents(test.ctx.db, 0, 100);
    expect(events.map((event) => event.payload.incidentId)).not.toContain('never');
  });

  it('tells a follower every event once and in order, also those of a transaction that commits late', async () => {
    const heard: PlacedEvent[] = [];
    const follower = await followOutbox(test.ctx, async (events) => {
      heard.push(...events);
    });
    let commitLate = () => {};
    const late = write(test.ctx, async (tx) => {
      await appendEvent(test.ctx, tx, 'incident.reported', { incidentId: 'late' });
      await new Promise<void>((resolve) => {
        commitLate = resolve;
      });
    });
    await vi.waitFor(() => expect(commitLate).not.toThrow());
    const many = Array.from({ length: 60 }, (_, n) => `n${n}`);
    await Promise.all(many.map((id) => report(test, id)));
    await Promise.all([placeEvents(test.ctx.db), placeEvents(test.ctx.db)]);
    commitLate();
    await late;
    await placeEvents(test.ctx.db);
    await vi.waitFor(() => expect(heard).toHaveLength(61), 5_000);
    expect(heard.at(-1)?.payload.incidentId).toBe('late');
    expect(new Set(heard.map((event) => event.payload.incidentId))).toEqual(
      new Set([...many, 'late']),
    );
    const positions = heard.map((event) => event.position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    await follower.close();
  });

  it('never reuses a position after old events were swept', async () => {
    const before = (await readEvents(test.ctx.db, 0, 1000)).at(-1)?.position ?? 0;
    await sql`DELETE FROM outbox`.execute(test.ctx.db);
    await report(test, 'after the sweep');
    await placeEvents(test.ctx.db);
    const [event] = await readEvents(test.ctx.db, 0, 10);
    expect(event?.position).toBeGreaterThan(before);
  });
});
