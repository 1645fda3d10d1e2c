import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kernel/ctx.ts';
import { type Sms, SmsError, type TextMessage } from '../../platform/sms/index.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { listOutbox } from './list-outbox.ts';
import { requestCode } from './request-code.ts';
import { sendMessage } from './send-message.ts';
import { anonymous } from './testing/sign-in.ts';

describe('sendMessage', () => {
  let test: TestCtx;
  let phones = 0;
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterAll(() => test.close());

  const queueOne = async () => {
    const phone = `+9198451${String(10_000 + ++phones)}`;
    const ctx = anonymous(test);
    await requestCode(ctx, { phone });
    const read = async () =>
      (await listOutbox(ctx, { fromLoopback: true, to: phone })).items[0] ?? { id: '', status: '' };
    return { phone, read, messageId: (await read()).id };
  };

  /** A provider of our own making, to see what it is asked and to refuse. */
  const through = (refusal?: SmsError): { ctx: Ctx; taken: TextMessage[] } => {
    const taken: TextMessage[] = [];
    const sms: Sms = {
      ...test.ctx.sms,
      async send(message) {
        if (refusal) throw refusal;
        taken.push(message);
        return { providerId: 'p1' };
      },
    };
    return { ctx: { ...test.ctx, sms }, taken };
  };

  it('sends a message once, however often the event comes', async () => {
    const { phone, messageId, read } = await queueOne();
    const { ctx, taken } = through();
    await Promise.all([sendMessage(ctx, { messageId }), sendMessage(ctx, { messageId })]);
    await sendMessage(ctx, { messageId });
    expect(taken).toEqual([expect.objectContaining({ id: messageId, to: phone })]);
    expect((await read()).status).toBe('sent');
  });

  it('gives up on what the provider will never take', async () => {
    const { messageId, read } = await queueOne();
    await sendMessage(through(new SmsError('no such number', false)).ctx, { messageId });
    expect((await read()).status).toBe('failed');
  });

  it('asks to be called again when the provider is away', async () => {
    const { messageId, read } = await queueOne();
    const away = sendMessage(through(new SmsError('away', true)).ctx, { messageId });
    await expect(away).rejects.toThrow('away');
    expect((await read()).status).toBe('queued');
    await sendMessage(through().ctx, { messageId });
    expect((await read()).status).toBe('sent');
  });

  it('does not send a code that has expired', async () => {
    const { messageId, read } = await queueOne();
    test.clock.advanceSeconds(301);
    const { ctx, taken } = through();
    await sendMessage(ctx, { messageId });
    expect(taken).toEqual([]);
    expect((await read()).status).toBe('failed');
  });

  it('leaves alone what is not there any more', async () => {
    const { ctx, taken } = through();
    await sendMessage(ctx, { messageId: ctx.ids.next() });
    expect(taken).toEqual([]);
  });
});
