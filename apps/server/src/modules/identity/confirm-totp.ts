import { requireStaff } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { acceptTotpStep, findStaff, updateStaffRow } from './queries/staff.ts';
import { totpStepOf, totpWrong } from './totp.ts';

/** @throws DomainError `totp_wrong`; `invalid_transition` when none was begun */
export const confirmTotp = async (ctx: Ctx, input: { code: string }): Promise<undefined> => {
  const { id } = requireStaff(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const staff = await findStaff(tx, id);
    if (!staff?.totpCipher || staff.totpEnabled) throw notBegun();
    const step = totpStepOf(ctx.secrets, id, staff.totpCipher, input.code, ctx.clock.now());
    if (step === undefined || !(await acceptTotpStep(tx, id, step))) throw totpWrong();
    await updateStaffRow(tx, id, { totpEnabled: true });
    await audit(ctx, tx, { action: 'staff.totp_on', subjectType: 'staff', subjectId: id });
  });
  return undefined;
};

const notBegun = () =>
  new DomainError('invalid_transition', 'No authenticator is being set up.', {
    remedy: 'Begin anew and scan the code that you get.',
  });
