import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHospital } from '../../testing/hospitals.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { type ActorResolver, createActorResolver } from './actor-resolver.ts';
import { deleteMe } from './delete-me.ts';
import { refreshSession } from './refresh-session.ts';
import { addStaffWithPassword, anonymous, signInCitizen, signInStaff } from './testing/sign-in.ts';
import { updateStaff } from './update-staff.ts';

const withCode = (code: string) => expect.objectContaining({ code });

type StaffChange = Parameters<typeof updateStaff>[1];

describe('createActorResolver', () => {
  let test: TestCtx;
  let resolve: ActorResolver;
  let admin: Awaited<ReturnType<typeof addStaffWithPassword>>;
  let people = 0;
  beforeAll(async () => {
    test = await openTestCtx();
    resolve = createActorResolver(test.ctx);
    admin = await addStaffWithPassword(test.ctx, { email: 'admin@pulse.test', role: 'admin' });
  });
  afterAll(() => test.close());

  const signInOfficer = async () => {
    const email = `officer${++people}@pulse.test`;
    const role = 'officer' as const;
    const member = await addStaffWithPassword(test.ctx, { email, role, zoneIds: ['test-east'] });
    return { member, pair: await signInStaff(anonymous(test), email) };
  };
  const change = (input: Omit<StaffChange, 'version'> & { version?: number }) =>
    updateStaff(test.as({ ...admin, kind: 'staff' }), { version: 1, ...input });

  it('knows who holds a token', async () => {
    const { member, pair } = await signInOfficer();
    expect(await resolve(pair.accessToken)).toEqual({
      kind: 'staff',
      id: member.id,
      name: member.name,
      role: 'officer',
      zoneIds: ['test-east'],
    });
    const citizen = await signInCitizen(anonymous(test), '+919845400001');
    expect(await resolve(citizen.accessToken)).toEqual({
      kind: 'citizen',
      id: citizen.user.id,
      isDemo: false,
    });
  });

  it("knows a planner's hospitals, and a change of them within five seconds", async () => {
    const hospitalId = await addHospital(test.ctx);
    const email = `planner${++people}@pulse.test`;
    const member = await addStaffWithPassword(test.ctx, { email, role: 'planner' });
    const pair = await signInStaff(anonymous(test), email);
    expect(await resolve(pair.accessToken)).toMatchObject({ hospitalIds: [] });
    await change({ id: member.id, hospitalIds: [hospitalId] });
    test.clock.advanceSeconds(5);
    expect(await resolve(pair.accessToken)).toMatchObject({ hospitalIds: [hospitalId] });
  });

  it('follows role and zones within five seconds, and lets the session run out', async () => {
    const { member, pair } = await signInOfficer();
    await resolve(pair.accessToken);
    await change({ id: member.id, zoneIds: ['test-west'] });
    test.clock.advanceSeconds(5);
    expect(await resolve(pair.accessToken)).toMatchObject({ zoneIds: ['test-west'] });
    await change({ id: member.id, version: 2, role: 'analyst' });
    test.clock.advanceSeconds(5);
    expect(await resolve(pair.accessToken)).toMatchObject({ role: 'analyst', zoneIds: [] });
    const refreshed = refreshSession(anonymous(test), pair);
    await expect(refreshed).rejects.toEqual(withCode('refresh_invalid'));
  });

  it.each([{ active: false }, { password: 'another long password' }, { resetTotp: true }])(
    'shuts out within five seconds after %o',
    async (changed) => {
      const { member, pair } = await signInOfficer();
      await resolve(pair.accessToken);
      await change({ id: member.id, ...changed });
      test.clock.advanceSeconds(5);
      await expect(resolve(pair.accessToken)).rejects.toEqual(withCode('unauthenticated'));
      const refreshed = refreshSession(anonymous(test), pair);
      await expect(refreshed).rejects.toEqual(withCode('refresh_invalid'));
    },
  );

  it('shuts out a citizen who was forgotten', async () => {
    const { accessToken, user } = await signInCitizen(anonymous(test), '+919845400002');
    await deleteMe(test.as({ kind: 'citizen', id: user.id, isDemo: false }));
    await expect(resolve(accessToken)).rejects.toEqual(withCode('unauthenticated'));
  });

  it('tells an old token from a forged one, also when it knows the token', async () => {
    const { accessToken } = await signInCitizen(anonymous(test), '+919845400003');
    await resolve(accessToken);
    test.clock.advanceSeconds(3600);
    await expect(resolve(accessToken)).rejects.toEqual(withCode('token_expired'));
    const forged = await new SignJWT({ kind: 'staff', role: 'admin', sid: admin.id })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(admin.id)
      .setIssuer('pulse')
      .setAudience('pulse')
      .setExpirationTime('10y')
      .sign(new TextEncoder().encode('some other secret, long enough to sign'));
    await expect(resolve(forged)).rejects.toEqual(withCode('unauthenticated'));
    const [header, payload] = forged.split('.');
    await expect(resolve(`${header}.${payload}.`)).rejects.toEqual(withCode('unauthenticated'));
  });
});
