import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../testing/test-ctx.ts';
import type { IdempotencyClaim } from './ctx.ts';
import { write } from './write.ts';

const claim = (key: string, content = 'same'): IdempotencyClaim => ({
  key,
  route: 'test',
  requestHash: Buffer.from(content),
});

describe('write with an idempotency key', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterAll(() => test.close());

  const as = (idempotency: IdempotencyClaim, id = '0193d2f0-0000-7000-8000-000000000001') =>
    test.as({ kind: 'citizen', id, isDemo: false }, { idempotency });

  it('runs the work once for many requests at the same time, and answers all alike', async () => {
    let runs = 0;
    const once = () =>
      write(as(claim('together')), async () => {
        runs += 1;
        return { number: runs };
      });
    const answers = await Promise.all(Array.from({ length: 8 }, once));
    expect(runs).toBe(1);
    expect(answers).toEqual(Array.from({ length: 8 }, () => ({ number: 1 })));
  });

  it('lets a request that failed be tried again with its key', async () => {
    const failing = write(as(claim('again')), async () => {
      throw new Error('first');
    });
    await expect(failing).rejects.toThrow('first');
    expect(await write(as(claim('again')), async () => ({ ok: true }))).toEqual({ ok: true });
  });

  it('refuses a key that was used for something else', async () => {
    await write(as(claim('mine')), async () => ({}));
    await expect(write(as(claim('mine', 'other')), async () => ({}))).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('keeps the keys of two people apart', async () => {
    await write(as(claim('shared')), async () => ({ whose: 'first' }));
    const other = as(claim('shared'), '0193d2f0-0000-7000-8000-000000000002');
    expect(await write(other, async () => ({ whose: 'second' }))).toEqual({ whose: 'second' });
  });
});
