import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { addStaff } from '../../testing/people.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { defaultSettings } from './default-settings.ts';
import { getSettings } from './get-settings.ts';
import { listAudit } from './list-audit.ts';
import { readSettings } from './read-settings.ts';
import { updateSettings } from './update-settings.ts';

const withCode = (code: string) => expect.objectContaining({ code });

describe('administration', () => {
  let test: TestCtx;
  let admin: Ctx;
  let officer: Ctx;
  beforeAll(async () => {
    test = await openTestCtx();
    admin = test.as(await addStaff(test.ctx, 'admin'), { requestId: 'r1' });
    officer = test.as(await addStaff(test.ctx, 'officer', ['test-east']));
  });
  afterAll(() => test.close());

  it('has settings before anybody changed one, and changes them by the version seen', async () => {
    expect(await getSettings(officer)).toEqual({ settings: defaultSettings, version: 1 });
    const change = (threshold: number) =>
      updateSettings(admin, { version: 1, settings: { verificationThreshold: threshold } });
    const answers = await Promise.allSettled([change(5), change(6)]);
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toEqual([withCode('stale_version')]);
    const { settings, version } = await getSettings(officer);
    expect(version).toBe(2);
    expect([5, 6]).toContain(settings.verificationThreshold);
    expect(await readSettings(test.ctx)).toEqual(settings);
    expect(settings).toMatchObject({
      ...defaultSettings,
      verificationThreshold: expect.anything(),
    });
    expect(() => updateSettings(officer, { version: 2, settings: {} })).toThrow(
      withCode('forbidden'),
    );
  });

  it('shows the audit to those who may see it, newest first and filtered', async () => {
    const note = (ctx: Ctx, action: string, subjectId: string) =>
      audit(ctx, ctx.db, { action, subjectType: 'incident', subjectId, zoneId: 'test-east' });
    for (const subjectId of ['i1', 'i2', 'i3']) await note(officer, 'incident.approve', subjectId);
    test.clock.advanceSeconds(60);
    await note(admin, 'reporter.read', 'i1');
    const list = async (query: Parameters<typeof listAudit>[1]) =>
      (await listAudit(admin, query)).items;

    expect((await list({}))[0]).toMatchObject({
      action: 'reporter.read',
      actorRole: 'admin',
      requestId: 'r1',
      zoneId: 'test-east',
    });
    expect(await list({ action: 'incident' })).toHaveLength(3);
    expect(await list({ actor: 'officer' })).toHaveLength(3);
    expect(await list({ actor: 'id' in officer.actor ? officer.actor.id : '' })).toHaveLength(3);
    expect(await list({ subjectType: 'incident', subjectId: 'i1' })).toHaveLength(2);
    expect(await list({ from: test.clock.now().toISOString() })).toHaveLength(1);
    expect(await list({ action: 'inc_dent' })).toHaveLength(0);

    const first = await listAudit(admin, { action: 'incident', limit: 2 });
    const cursor = first.nextCursor ?? undefined;
    const second = await listAudit(admin, { action: 'incident', limit: 2, cursor });
    expect([...first.items, ...second.items].map(({ subjectId }) => subjectId)).toEqual([
      'i3',
      'i2',
      'i1',
    ]);
    await expect(listAudit(officer, {})).rejects.toEqual(withCode('forbidden'));
  });
});
