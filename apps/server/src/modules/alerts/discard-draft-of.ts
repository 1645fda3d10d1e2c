import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';

/**
 * Lets go of the draft that a recommendation became, in the transaction that takes the decision
 * back; also when somebody has worded it otherwise, which the audit says.
 *
 * @returns null when it was discarded before
 */
export const discardDraftOf = async (
  ctx: Ctx,
  tx: Tx,
  recommendationId: string,
): Promise<{ id: string; wasEdited: boolean } | null> => {
  const draft = await tx
    .selectFrom('alertDrafts')
    .select(['id', 'createdAt', 'updatedAt'])
    .where('recommendationId', '=', recommendationId)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst();
  if (draft === undefined) return null;
  const { id } = draft;
  const wasEdited = draft.updatedAt > draft.createdAt;
  await tx
    .updateTable('alertDrafts')
    .set((eb) => ({
      state: 'discarded',
      version: eb('version', '+', 1),
      updatedAt: ctx.clock.now(),
    }))
    .where('id', '=', id)
    .execute();
  await audit(ctx, tx, {
    action: 'alert-draft.discard',
    subjectType: 'alert-draft',
    subjectId: id,
    detail: {
      recommendationId,
      wasEdited,
      before: { state: 'draft' },
      after: { state: 'discarded' },
    },
  });
  return { id, wasEdited };
};
