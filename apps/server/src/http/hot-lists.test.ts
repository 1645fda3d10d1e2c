import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createHotLists } from './hot-lists.ts';
import { answerPrepared } from './send-prepared.ts';

const json = (body: unknown) => async () => ({
  body: JSON.stringify(body),
  contentType: 'application/json',
});

describe('hot lists', () => {
  it('ask once for all who wait for the same list', async () => {
    const lists = createHotLists(() => 0);
    let asked = 0;
    const produce = async () => {
      asked += 1;
      return { body: '[]', contentType: 'application/json' };
    };
    await Promise.all(Array.from({ length: 50 }, () => lists.prepare('/x', 'incidents', produce)));
    expect(asked).toBe(1);
  });

  it('do not serve what was read before a change, even when it was finished after', async () => {
    const lists = createHotLists(() => 0);
    await lists.prepare('/x', 'incidents', async () => {
      lists.invalidate('incidents');
      return { body: '"old"', contentType: 'application/json' };
    });
    expect(lists.fresh('/x')).toBeUndefined();
    const { prepared } = await lists.prepare('/x', 'incidents', json('new'));
    expect(prepared.identity.toString()).toBe('"new"');
  });

  it('leave other topics alone when one changes', async () => {
    const lists = createHotLists(() => 0);
    await lists.prepare('/areas', 'places', json([]));
    lists.invalidate('incidents');
    expect(lists.fresh('/areas')).toBeDefined();
  });

  it('grow old by themselves, should a change not be heard of', async () => {
    let nowMs = 0;
    const lists = createHotLists(() => nowMs);
    await lists.prepare('/x', 'incidents', json([]));
    nowMs = 60_000;
    expect(lists.fresh('/x')).toBeUndefined();
  });

  it('give the last list, marked as old, while the database is away', async () => {
    const lists = createHotLists(() => 0);
    await lists.prepare('/x', 'incidents', json(['kept']));
    lists.invalidate('incidents');
    const failing = async () => {
      throw new Error('gone');
    };
    const { prepared, stale } = await lists.prepare('/x', 'incidents', failing);
    expect(stale).toBe(true);
    expect(prepared.identity.toString()).toBe('["kept"]');
    await expect(lists.prepare('/y', 'incidents', failing)).rejects.toThrow('gone');
  });

  it('send packed bytes to who takes them, and 304 to who has them', async () => {
    const lists = createHotLists(() => 0);
    const { prepared } = await lists.prepare('/x', 'incidents', json(['some', 'list']));
    const packed = answerPrepared(prepared, { 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(packed.body ?? Buffer.alloc(0)).toString()).toBe('["some","list"]');
    const again = answerPrepared(prepared, { 'if-none-match': `W/${prepared.etag}` });
    expect(again).toMatchObject({ status: 304, body: undefined });
  });
});
