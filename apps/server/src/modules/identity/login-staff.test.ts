import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { beginTotp } from './begin-totp.ts';
import { confirmTotp } from './confirm-totp.ts';
import { disableTotp } from './disable-totp.ts';
import { loginStaff } from './login-staff.ts';
import { updateStaffRow } from './queries/staff.ts';
import { addStaffWithPassword, anonymous, password } from './testing/sign-in.ts';

const withCode = (code: string) => expect.objectContaining({ code });

describe('loginStaff', () => {
  let test: TestCtx;
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterAll(() => test.close());

  it('signs in with e-mail, whatever its case, and password', async () => {
    const email = 'one@pulse.test';
    await addStaffWithPassword(test.ctx, { email, role: 'officer', zoneIds: ['test-east'] });
    const { user } = await loginStaff(anonymous(test), { email: 'ONE@Pulse.test', password });
    expect(user).toMatchObject({
      email,
      role: 'officer',
      zones: [{ id: 'test-east', name: 'East' }],
      phoneMasked: null,
    });
  });

  it('says the same of a wrong password, an unknown e-mail and an account switched off', async () => {
    const email = 'two@pulse.test';
    const { id } = await addStaffWithPassword(test.ctx, { email, role: 'analyst' });
    const ctx = anonymous(test);
    const wrong = await loginStaff(ctx, { email, password: 'x' }).catch((error) => error);
    expect(wrong).toEqual(withCode('credentials_wrong'));
    const unknown = loginStaff(ctx, { email: 'nobody@pulse.test', password });
    await expect(unknown).rejects.toEqual(wrong);
    await test.ctx.db.transaction().execute((tx) => updateStaffRow(tx, id, { active: false }));
    await expect(loginStaff(ctx, { email, password })).rejects.toEqual(wrong);
    const failures = await ctx.db
      .selectFrom('auditLog')
      .select(['subjectId', 'detail'])
      .where('action', '=', 'staff.login_failed')
      .orderBy('id')
      .execute();
    expect(failures.map(({ subjectId }) => subjectId)).toEqual([id, null, id]);
  });

  it('shuts out an address after ten failures, and no other address', async () => {
    const email = 'three@pulse.test';
    await addStaffWithPassword(test.ctx, { email, role: 'analyst' });
    const ctx = anonymous(test, '192.0.2.33');
    for (let tries = 0; tries < 10; tries += 1) {
      const attempt = loginStaff(ctx, { email, password: 'wrong' });
      await expect(attempt).rejects.toEqual(withCode('credentials_wrong'));
    }
    const refused = await loginStaff(ctx, { email, password }).catch((error) => error);
    expect(refused).toEqual(withCode('too_many_tries'));
    expect(refused.options.retryAfterSeconds).toBeGreaterThan(0);
    await loginStaff(anonymous(test, '192.0.2.34'), { email, password });
  });

  it('does not count those who get in', async () => {
    const email = 'four@pulse.test';
    await addStaffWithPassword(test.ctx, { email, role: 'analyst' });
    for (let times = 0; times < 12; times += 1) {
      await loginStaff(anonymous(test), { email, password });
    }
  });

  it('asks for an authenticator code once it is on, and takes each code once', async () => {
    const email = 'five@pulse.test';
    const member = await addStaffWithPassword(test.ctx, { email, role: 'admin' });
    const staff = test.as({ ...member, kind: 'staff' });
    await expect(confirmTotp(staff, { code: '000000' })).rejects.toEqual(
      withCode('invalid_transition'),
    );
    const { secret, uri } = await beginTotp(staff);
    expect(uri).toContain('otpauth://totp/Pulse');
    const totp = new TOTP({ secret });
    const codeNow = () => totp.generate({ timestamp: test.clock.now().getTime() });
    await expect(confirmTotp(staff, { code: otherThan(codeNow()) })).rejects.toEqual(
      withCode('totp_wrong'),
    );
    await loginStaff(anonymous(test), { email, password });
    await confirmTotp(staff, { code: codeNow() });
    await expect(beginTotp(staff)).rejects.toEqual(withCode('invalid_transition'));

    const signIn = (code?: string) => loginStaff(anonymous(test), { email, password, totp: code });
    await expect(signIn()).rejects.toEqual(withCode('totp_required'));
    // The code that switched it on was accepted already.
    await expect(signIn(codeNow())).rejects.toEqual(withCode('totp_wrong'));
    test.clock.advanceSeconds(30);
    await expect(signIn(otherThan(codeNow()))).rejects.toEqual(withCode('totp_wrong'));
    const twice = await Promise.allSettled([signIn(codeNow()), signIn(codeNow())]);
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    test.clock.advanceSeconds(90);
    const old = totp.generate({ timestamp: test.clock.now().getTime() - 60_000 });
    await expect(signIn(old)).rejects.toEqual(withCode('totp_wrong'));
    await disableTotp(staff);
    expect((await signIn()).user.totpEnabled).toBe(false);
  });
});

const otherThan = (code: string): string => (code === '000000' ? '000001' : '000000');
