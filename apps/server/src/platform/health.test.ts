import { expect, it } from 'vitest';
import { describeError, measureHealth } from './health.ts';

it('tells how long the answer took', async () => {
  const health = await measureHealth('thing', async () => 'all well');
  expect(health).toEqual({
    ok: true,
    kind: 'thing',
    latencyMs: expect.any(Number),
    detail: 'all well',
  });
});

it('turns a failure into an answer', async () => {
  const failing = async () => {
    throw new Error('refused');
  };
  expect(await measureHealth('thing', failing)).toMatchObject({ ok: false, detail: 'refused' });
});

it('does not wait for what never answers', async () => {
  const never = () => new Promise<undefined>(() => {});
  expect(await measureHealth('thing', never, 20)).toMatchObject({
    ok: false,
    detail: 'no answer within 20 ms',
  });
});

it('finds words for an error that carries none itself', () => {
  const both = new AggregateError([new Error('refused on ::1'), new Error('refused on 127.0.0.1')]);
  expect(describeError(both)).toBe('refused on ::1; refused on 127.0.0.1');
});
