import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { listOutbox } from './list-outbox.ts';
import { loginWithCode } from './login-with-code.ts';
import { requestCode } from './request-code.ts';
import { anonymous, askForCode, readWholeDatabase, signInCitizen } from './testing/sign-in.ts';

const phone = '+919876543210';
const limited = { mode: 'demo', rateLimitPerMinute: 100 } as const;
const tooMany = expect.objectContaining({ code: 'too_many_tries' });

describe('requestCode', () => {
  let test: TestCtx;
  const open = async (config: Parameters<typeof openTestCtx>[0] = {}) => {
    test = await openTestCtx(config);
    return anonymous(test);
  };
  afterEach(() => test.close());

  describe('without limits', () => {
    beforeEach(() => open());

    it('queues a message and its event, and answers alike for known and unknown phones', async () => {
      const ctx = anonymous(test);
      const unknown = await requestCode(ctx, { phone });
      expect(unknown).toEqual({ expiresInSeconds: 300, resendAfterSeconds: 0 });
      const { items } = await listOutbox(ctx, { fromLoopback: true });
      expect(items[0]).toMatchObject({ to: phone, status: 'queued' });
      expect(items[0]?.body).toContain(items[0]?.code);
      const events = await ctx.db.selectFrom('outbox').select(['topic', 'payload']).execute();
      expect(events).toEqual([{ topic: 'message.queued', payload: { messageId: items[0]?.id } }]);
      await signInCitizen(ctx, phone);
      expect(await requestCode(ctx, { phone })).toEqual(unknown);
    });

    it('writes in the language asked for, else in that of the citizen', async () => {
      const ctx = anonymous(test);
      await requestCode(ctx, { phone, language: 'kn' });
      const code = (await listOutbox(ctx, { fromLoopback: true })).items[0]?.code ?? '';
      const { user } = await loginWithCode(ctx, { phone, otp: code });
      expect(user.language).toBe('kn');
      await requestCode(ctx, { phone });
      expect((await listOutbox(ctx, { fromLoopback: true })).items[0]?.body).toContain('ಕೋಡ್');
    });

    it('lets an older code die', async () => {
      const ctx = anonymous(test);
      const first = await askForCode(ctx, phone);
      const second = await askForCode(ctx, phone);
      if (first !== second) {
        await expect(loginWithCode(ctx, { phone, otp: first })).rejects.toMatchObject({
          code: 'code_wrong',
        });
      }
      expect(await loginWithCode(ctx, { phone, otp: second })).toHaveProperty('accessToken');
    });

    it('sends once for a repeated key', async () => {
      const claim = { key: 'k1', route: 'requestCode', requestHash: Buffer.from('same') };
      const ctx = { ...anonymous(test), idempotency: claim };
      const first = await requestCode(ctx, { phone });
      expect(await requestCode(ctx, { phone })).toEqual(first);
      expect((await listOutbox(ctx, { fromLoopback: true })).items).toHaveLength(1);
    });

    it('sends five in an hour to one phone and no more', async () => {
      const ctx = anonymous(test);
      for (let sent = 0; sent < 5; sent += 1) await requestCode(ctx, { phone });
      await expect(requestCode(ctx, { phone })).rejects.toEqual(tooMany);
      expect((await listOutbox(ctx, { fromLoopback: true })).items).toHaveLength(5);
    });

    it('keeps no readable phone or name in the database', async () => {
      const ctx = anonymous(test);
      await signInCitizen(ctx, phone);
      const everything = await readWholeDatabase(ctx);
      expect(everything.length).toBeGreaterThan(1000);
      expect(everything).not.toContain('9876543210');
      expect(everything).not.toContain(Buffer.from('9876543210').toString('hex'));
    });
  });

  it('makes one phone wait 30 s, and says how long', async () => {
    const ctx = await open({ config: { ...limited, mode: 'production' } });
    expect(await requestCode(ctx, { phone })).toMatchObject({ resendAfterSeconds: 30 });
    const refused = await requestCode(ctx, { phone }).catch((error) => error);
    expect(refused).toEqual(tooMany);
    expect(refused.options.retryAfterSeconds).toBeGreaterThan(0);
    expect(refused.options.retryAfterSeconds).toBeLessThanOrEqual(30);
    await requestCode(ctx, { phone: '+919876500000' });
  });

  it('sends 20 in an hour from one address in production', async () => {
    const ctx = await open({ config: { ...limited, mode: 'production' } });
    for (let sent = 0; sent < 20; sent += 1) {
      await requestCode(ctx, { phone: `+9198765000${10 + sent}` });
    }
    await expect(requestCode(ctx, { phone: '+919876500099' })).rejects.toEqual(tooMany);
    await requestCode({ ...ctx, address: '192.0.2.2' }, { phone: '+919876500099' });
  });
});
