import { requireCitizen } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { eraseCitizen, lockPhoneIndex } from './queries/citizens.ts';
import { deleteCodes } from './queries/codes.ts';
import { deleteMessages } from './queries/messages.ts';
import { revokeSessions } from './queries/sessions.ts';

/** Forgets a citizen. Reports keep pointing to a person of whom nothing is known any more. */
export const deleteMe = async (ctx: Ctx): Promise<undefined> => {
  const { id } = requireCitizen(ctx.actor);
  const now = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    const citizen = await lockPhoneIndex(tx, id);
    if (!citizen) return;
    if (citizen.phoneIndex) {
      await deleteCodes(tx, citizen.phoneIndex);
      await deleteMessages(tx, citizen.phoneIndex);
    }
    await eraseCitizen(tx, id, now);
    await revokeSessions(tx, 'citizen', id, now);
    await audit(ctx, tx, { action: 'citizen.forget', subjectType: 'citizen', subjectId: id });
  });
  return undefined;
};
