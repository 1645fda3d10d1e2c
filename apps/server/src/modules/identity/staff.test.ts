import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kernel/ctx.ts';
import { addHospital } from '../../testing/hospitals.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { createFirstAdmin } from './create-first-admin.ts';
import { createStaff } from './create-staff.ts';
import { ensureDemoStaff } from './ensure-demo-staff.ts';
import { listStaff } from './list-staff.ts';
import { loginStaff } from './login-staff.ts';
import { addStaffWithPassword, anonymous, password } from './testing/sign-in.ts';
import { updateStaff } from './update-staff.ts';

const withCode = (code: string) => expect.objectContaining({ code });
const newStaff = {
  name: 'New',
  role: 'officer' as const,
  zoneIds: ['test-east'],
  hospitalIds: [],
  password,
};

describe('staff', () => {
  const opened: TestCtx[] = [];
  let test: TestCtx;
  let admin: Awaited<ReturnType<typeof addStaffWithPassword>>;
  let ctx: Ctx;
  beforeEach(async () => {
    test = await openTestCtx();
    opened.push(test);
    admin = await addStaffWithPassword(test.ctx, { email: 'admin@pulse.test', role: 'admin' });
    ctx = test.as({ ...admin, kind: 'staff' });
  });
  afterAll(() => Promise.all(opened.map((one) => one.close())));

  it('is added by an administrator, once per e-mail, in zones that exist', async () => {
    const added = await createStaff(ctx, { ...newStaff, email: 'New@Pulse.test' });
    expect(added).toMatchObject({ email: 'new@pulse.test', zoneIds: ['test-east'], version: 1 });
    await expect(createStaff(ctx, { ...newStaff, email: 'new@pulse.test' })).rejects.toEqual(
      withCode('already_exists'),
    );
    const unknown = createStaff(ctx, { ...newStaff, email: 'b@pulse.test', zoneIds: ['moon'] });
    await expect(unknown).rejects.toEqual(withCode('unknown_zone'));
    const officer = test.as({ ...added, kind: 'staff' });
    await expect(createStaff(officer, { ...newStaff, email: 'c@pulse.test' })).rejects.toEqual(
      withCode('forbidden'),
    );
  });

  it('plans for hospitals that exist, as a planner and no longer', async () => {
    const hospitalId = await addHospital(test.ctx);
    const planner = { ...newStaff, email: 'planner@pulse.test', role: 'planner' as const };
    const moon = createStaff(ctx, { ...planner, hospitalIds: ['moon'] });
    await expect(moon).rejects.toEqual(withCode('unknown_hospital'));
    const added = await createStaff(ctx, { ...planner, hospitalIds: [hospitalId, hospitalId] });
    expect(added).toMatchObject({ hospitalIds: [hospitalId], zoneIds: [] });
    const none = await updateStaff(ctx, { id: added.id, version: 1, hospitalIds: [] });
    expect(none.hospitalIds).toEqual([]);
    await updateStaff(ctx, { id: added.id, version: 2, hospitalIds: [hospitalId] });
    const analyst = await updateStaff(ctx, { id: added.id, version: 3, role: 'analyst' });
    expect(analyst.hospitalIds).toEqual([]);
    const officer = { ...newStaff, email: 'o@pulse.test', hospitalIds: [hospitalId] };
    expect((await createStaff(ctx, officer)).hospitalIds).toEqual([]);
  });

  it('is listed by name: all to an administrator, colleagues to an officer', async () => {
    const add = (email: string, zoneIds: string[]) =>
      addStaffWithPassword(test.ctx, { email, role: 'officer', zoneIds });
    const east = await add('east@pulse.test', ['test-east']);
    await add('east2@pulse.test', ['test-east', 'test-west']);
    await add('west@pulse.test', ['test-west']);
    const gone = await add('gone@pulse.test', ['test-east']);
    await updateStaff(ctx, { id: gone.id, version: 1, active: false });

    const first = await listStaff(ctx, { limit: 3 });
    const rest = await listStaff(ctx, { limit: 3, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...rest.items].map(({ email }) => email)).toEqual([
      'admin@pulse.test',
      'east2@pulse.test',
      'east@pulse.test',
      'gone@pulse.test',
      'west@pulse.test',
    ]);
    expect((await listStaff(ctx, { text: 'WEST', active: true })).items).toHaveLength(1);
    expect((await listStaff(ctx, { zone: 'test-west', role: 'officer' })).items).toHaveLength(2);
    const colleagues = await listStaff(test.as({ ...east, kind: 'staff' }), {});
    expect(colleagues.items.map(({ email }) => email)).toEqual([
      'east2@pulse.test',
      'east@pulse.test',
    ]);
  });

  it('changes by the version seen', async () => {
    const { id } = await createStaff(ctx, { ...newStaff, email: 'new@pulse.test' });
    const changed = await updateStaff(ctx, {
      id,
      version: 1,
      name: 'Other',
      zoneIds: ['test-west'],
    });
    expect(changed).toMatchObject({ name: 'Other', zoneIds: ['test-west'], version: 2 });
    await expect(updateStaff(ctx, { id, version: 1, name: 'Third' })).rejects.toEqual(
      withCode('stale_version'),
    );
    const unknown = updateStaff(ctx, { id: ctx.ids.next(), version: 1 });
    await expect(unknown).rejects.toEqual(withCode('not_found'));
    expect(await updateStaff(ctx, { id, version: 2, role: 'planner' })).toMatchObject({
      zoneIds: [],
    });
  });

  it('always keeps an active administrator, also when two demote each other', async () => {
    const alone = updateStaff(ctx, { id: admin.id, version: 1, role: 'analyst' });
    await expect(alone).rejects.toEqual(withCode('last_admin'));
    const other = await addStaffWithPassword(test.ctx, { email: 'b@pulse.test', role: 'admin' });
    const answers = await Promise.allSettled([
      updateStaff(ctx, { id: other.id, version: 1, active: false }),
      updateStaff(test.as({ ...other, kind: 'staff' }), {
        id: admin.id,
        version: 1,
        role: 'officer',
      }),
    ]);
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toEqual([withCode('last_admin')]);
  });

  it('gets a first administrator from the command line', async () => {
    const first = { email: 'First@pulse.test', name: 'First', password };
    expect(await createFirstAdmin(test.ctx, first)).toMatchObject({ role: 'admin' });
    await expect(createFirstAdmin(test.ctx, first)).rejects.toEqual(withCode('already_exists'));
    const short = createFirstAdmin(test.ctx, { ...first, password: 'short' });
    await expect(short).rejects.toEqual(withCode('validation_failed'));
  });

  it('has the demo accounts, made once, with the password of the settings', async () => {
    await Promise.all([ensureDemoStaff(test.ctx), ensureDemoStaff(test.ctx)]);
    const hashes = () =>
      test.ctx.db
        .selectFrom('staff')
        .select(['email', 'passwordHash'])
        .where('isDemo', '=', true)
        .orderBy('email')
        .execute();
    const before = await hashes();
    expect(before).toHaveLength(6);
    await ensureDemoStaff(test.ctx);
    expect(await hashes()).toEqual(before);
    const officer = { email: 'officer@demo.pulse', password: 'pulse-demo' };
    const { user } = await loginStaff(anonymous(test), officer);
    expect(user.zones.map(({ id }) => id)).toEqual(['test-east', 'test-west']);
    await ensureDemoStaff({
      ...test.ctx,
      secrets: { ...test.ctx.secrets, demoPassword: 'another' },
    });
    await loginStaff(anonymous(test), { ...officer, password: 'another' });
  });

  it('has no demo accounts in production', async () => {
    await ensureDemoStaff({ ...test.ctx, config: { ...test.ctx.config, mode: 'production' } });
    expect((await listStaff(ctx, {})).items).toHaveLength(1);
  });
});
