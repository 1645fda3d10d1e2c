import { requireCitizen } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { eraseCitizen, phoneIndexOf } from './queries/citizens.ts';
import { deleteCodes } from './queries/codes.ts';
import { deleteMessages } from './queries/messages.ts';
import { revokeSessions } from './queries/sessions.ts';

/** Forgets a citizen. Reports keep pointing to a person of whom nothing is known any more. */
export const deleteMe = async (ctx: Ctx): Promise<undefined> => {
  const { id } = requireCitizen(ctx.actor);
  const now = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    const phoneIndex = await phoneIndexOf(tx, id);
    // Codes before the citizen, in the order in which a sign-in takes them: no deadlock.
    if (phoneIndex) {
      await deleteCodes(tx, phoneIndex);
      await deleteMessages(tx, phoneIndex);
    }
    if (!(await eraseCitizen(tx, id, now))) return;
    await revokeSessions(tx, 'citizen', id, now);
    await audit(ctx, tx, { action: 'citizen.forget', subjectType: 'citizen', subjectId: id });
  });
  return undefined;
};
