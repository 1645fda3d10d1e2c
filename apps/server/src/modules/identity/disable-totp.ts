import { requireStaff } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { updateStaffRow } from './queries/staff.ts';

/** Harmless when none is on. */
export const disableTotp = async (ctx: Ctx): Promise<undefined> => {
  const { id } = requireStaff(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    await updateStaffRow(tx, id, { totpCipher: null, totpEnabled: false });
    await audit(ctx, tx, { action: 'staff.totp_off', subjectType: 'staff', subjectId: id });
  });
  return undefined;
};
