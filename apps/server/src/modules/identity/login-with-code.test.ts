import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { loginWithCode } from './login-with-code.ts';
import { anonymous, askForCode, signInCitizen, wrongCode } from './testing/sign-in.ts';

const withCode = (code: string) => expect.objectContaining({ code });

describe('loginWithCode', () => {
  let test: TestCtx;
  let phones = 0;
  const newPhone = () => `+9198450${String(10_000 + ++phones)}`;
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterAll(() => test.close());

  it('makes a citizen on the first sign-in and finds the same one later', async () => {
    const ctx = anonymous(test);
    const phone = newPhone();
    const first = await signInCitizen(ctx, phone);
    expect(first).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 });
    expect(first.user).toMatchObject({ role: 'citizen', name: null, email: null });
    expect(first.user.phoneMasked).toBe(`+91 ••••• •${phone.slice(-4)}`);
    const second = await signInCitizen(ctx, phone);
    expect(second.user.id).toBe(first.user.id);
    const logins = await ctx.db
      .selectFrom('auditLog')
      .select(['actorId', 'detail'])
      .where('action', '=', 'citizen.login')
      .where('actorId', '=', first.user.id)
      .orderBy('id')
      .execute();
    expect(logins.map(({ detail }) => detail)).toEqual([{ first: true }, { first: false }]);
  });

  it('takes a code once, also when it comes twice at once', async () => {
    const ctx = anonymous(test);
    const phone = newPhone();
    const otp = await askForCode(ctx, phone);
    const answers = await Promise.allSettled([
      loginWithCode(ctx, { phone, otp }),
      loginWithCode(ctx, { phone, otp }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(loginWithCode(ctx, { phone, otp })).rejects.toEqual(withCode('code_expired'));
  });

  it('takes five tries and then not even the right code', async () => {
    const ctx = anonymous(test);
    const phone = newPhone();
    const right = await askForCode(ctx, phone);
    for (let tries = 0; tries < 5; tries += 1) {
      const attempt = loginWithCode(ctx, { phone, otp: wrongCode(right) });
      await expect(attempt).rejects.toEqual(withCode('code_wrong'));
    }
    const late = loginWithCode(ctx, { phone, otp: right });
    await expect(late).rejects.toEqual(withCode('too_many_tries'));
  });

  it('compares five of twenty guesses that come at once', async () => {
    const ctx = anonymous(test);
    const phone = newPhone();
    const otp = wrongCode(await askForCode(ctx, phone));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        loginWithCode(ctx, { phone, otp }).catch((error) => error.code),
      ),
    );
    expect(answers.filter((code) => code === 'code_wrong')).toHaveLength(5);
    expect(answers.filter((code) => code === 'too_many_tries')).toHaveLength(15);
  });

  it('takes a code for five minutes', async () => {
    const ctx = anonymous(test);
    const phone = newPhone();
    const otp = await askForCode(ctx, phone);
    test.clock.advanceSeconds(300);
    await expect(loginWithCode(ctx, { phone, otp })).rejects.toEqual(withCode('code_expired'));
  });

  it('takes a code from its own phone only, and tells nothing about phones without one', async () => {
    const ctx = anonymous(test);
    const otp = await askForCode(ctx, newPhone());
    const other = loginWithCode(ctx, { phone: newPhone(), otp });
    await expect(other).rejects.toEqual(withCode('code_expired'));
  });
});
