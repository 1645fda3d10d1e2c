import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { listOutbox } from './list-outbox.ts';
import { requestCode } from './request-code.ts';
import { anonymous } from './testing/sign-in.ts';

const hidden = expect.objectContaining({ code: 'not_found' });

describe('listOutbox', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
    for (const phone of ['+919845200001', '+919845200002', '+919845200003']) {
      await requestCode(anonymous(test), { phone });
      test.clock.advanceSeconds(1);
    }
  });
  afterAll(() => test.close());

  it('shows the newest first, page by page', async () => {
    const ctx = anonymous(test);
    const first = await listOutbox(ctx, { fromLoopback: true, limit: 2 });
    expect(first.items.map(({ to }) => to)).toEqual(['+919845200003', '+919845200002']);
    const cursor = first.nextCursor ?? undefined;
    const second = await listOutbox(ctx, { fromLoopback: true, limit: 2, cursor });
    expect(second.items.map(({ to }) => to)).toEqual(['+919845200001']);
    expect(second.nextCursor).toBeNull();
  });

  it('finds a phone, also when + became a space on the way', async () => {
    const ctx = anonymous(test);
    for (const to of ['+919845200002', ' 919845200002', '9845200002']) {
      const { items } = await listOutbox(ctx, { fromLoopback: true, to });
      expect(items).toEqual([
        expect.objectContaining({ to: '+919845200002', code: expect.stringMatching(/^\d{6}$/) }),
      ]);
    }
    expect(await listOutbox(ctx, { fromLoopback: true, to: 'nobody' })).toMatchObject({
      items: [],
    });
  });

  it('is hidden from other machines and in production', async () => {
    const ctx = anonymous(test);
    await expect(listOutbox(ctx, { fromLoopback: false })).rejects.toEqual(hidden);
    const production = { ...ctx, config: { ...ctx.config, mode: 'production' as const } };
    await expect(listOutbox(production, { fromLoopback: true })).rejects.toEqual(hidden);
  });

  it('refuses a cursor of another list', async () => {
    const cursor = Buffer.from('["x","y"]').toString('base64url');
    const refused = listOutbox(anonymous(test), { fromLoopback: true, cursor });
    await expect(refused).rejects.toMatchObject({ code: 'validation_failed' });
  });
});
