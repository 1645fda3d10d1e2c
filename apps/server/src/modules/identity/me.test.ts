import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../kernel/ctx.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import { deleteMe } from './delete-me.ts';
import { exportMe } from './export-me.ts';
import { getMe } from './get-me.ts';
import { listOutbox } from './list-outbox.ts';
import { reporterContact } from './reporter-contact.ts';
import {
  addStaffWithPassword,
  anonymous,
  readWholeDatabase,
  signInCitizen,
} from './testing/sign-in.ts';
import { updateMe } from './update-me.ts';

const nothing = async () => ({ incidents: [], votes: [] });

describe('me', () => {
  let test: TestCtx;
  let phones = 0;
  beforeAll(async () => {
    test = await openTestCtx();
  });
  afterAll(() => test.close());

  const signIn = async (): Promise<{ ctx: Ctx; phone: string; id: string }> => {
    const phone = `+9198455${String(10_000 + ++phones)}`;
    const { user } = await signInCitizen(anonymous(test), phone);
    return { phone, id: user.id, ctx: test.as({ kind: 'citizen', id: user.id, isDemo: false }) };
  };

  it('needs somebody who is signed in', async () => {
    expect(() => getMe(anonymous(test))).toThrow(
      expect.objectContaining({ code: 'unauthenticated' }),
    );
  });

  it('changes name and language, and keeps the name sealed', async () => {
    const { ctx, id, phone } = await signIn();
    const changed = await updateMe(ctx, { name: 'Savitri Nanjappa', language: 'kn' });
    expect(changed).toMatchObject({ name: 'Savitri Nanjappa', language: 'kn' });
    expect(await getMe(ctx)).toEqual(changed);
    expect(await reporterContact(ctx, id)).toEqual({ phone, name: 'Savitri Nanjappa' });
    expect(await readWholeDatabase(ctx)).not.toContain('Savitri');
    expect(await updateMe(ctx, { name: null })).toMatchObject({ name: null, language: 'kn' });
  });

  it('keeps the name of staff', async () => {
    const email = 'named@pulse.test';
    const member = await addStaffWithPassword(test.ctx, { email, role: 'planner' });
    const ctx = test.as({ ...member, kind: 'staff' });
    expect(await updateMe(ctx, { name: 'Asha' })).toMatchObject({ name: 'Asha', email });
    await expect(updateMe(ctx, { name: null })).rejects.toMatchObject({
      code: 'validation_failed',
    });
  });

  it('hands out all that is kept, and writes down that it did', async () => {
    const { ctx, phone, id } = await signIn();
    const exported = await exportMe(ctx, nothing);
    expect(exported.profile).toMatchObject({ id, phone, name: null, language: 'en' });
    const reads = await ctx.db
      .selectFrom('auditLog')
      .select('actorId')
      .where('action', '=', 'citizen.export')
      .where('subjectId', '=', id)
      .execute();
    expect(reads).toEqual([{ actorId: id }]);
  });

  it('forgets a citizen: nothing that leads to the person is left', async () => {
    const { ctx, phone, id } = await signIn();
    await updateMe(ctx, { name: 'Devi' });
    await deleteMe(ctx);
    await deleteMe(ctx);
    const row = await ctx.db
      .selectFrom('citizens')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ phoneIndex: null, phoneCipher: null, nameCipher: null });
    expect((await listOutbox(ctx, { fromLoopback: true, to: phone })).items).toEqual([]);
    expect(await reporterContact(ctx, id)).toEqual({ phone: null, name: null });
    await expect(getMe(ctx)).rejects.toMatchObject({ code: 'unauthenticated' });
    const again = await signInCitizen(anonymous(test), phone);
    expect(again.user.id).not.toBe(id);
  });
});
