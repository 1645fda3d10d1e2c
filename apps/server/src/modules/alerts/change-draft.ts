import type { AlertDraft } from '@pulse/contract';
import type { Updateable } from 'kysely';
import { requireRole } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import type { AlertDrafts, JsonObject } from '../../kernel/database.generated.ts';
import { DomainError, notFound, staleVersion } from '../../kernel/errors.ts';
import { write } from '../../kernel/write.ts';
import { presentDraft } from './present-draft.ts';
import { findDraft } from './queries.ts';

interface DraftChange {
  readonly id: string;
  readonly version: number;
  readonly verb: 'update' | 'discard';
  readonly set: Updateable<AlertDrafts>;
}

/**
 * Changes a draft at the version that was seen, with what it said before and after in the audit.
 *
 * @throws DomainError `forbidden`, `not_found`, `stale_version`, `invalid_transition` once discarded
 */
export const changeDraft = (
  ctx: Ctx,
  { id, version, verb, set }: DraftChange,
): Promise<AlertDraft> => {
  requireRole(ctx.actor, 'admin');
  return write(ctx, async (tx) => {
    const before = await findDraft(tx, 'all', id);
    if (before === undefined) throw notFound('draft');
    if (before.version !== version) throw staleVersion('draft', before.version);
    if (before.state !== 'draft') throw discarded();
    const changed = await tx
      .updateTable('alertDrafts')
      .set({ ...set, version: version + 1, updatedAt: ctx.clock.now() })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'draft')
      .returningAll()
      .executeTakeFirst();
    if (changed === undefined) {
      const now = await findDraft(tx, 'all', id);
      throw staleVersion('draft', now?.version ?? version + 1);
    }
    const words = presentDraft(changed);
    await audit(ctx, tx, {
      action: `alert-draft.${verb}`,
      subjectType: 'alert-draft',
      subjectId: id,
      detail: { before: only(presentDraft(before), set), after: only(words, set) },
    });
    return words;
  });
};

const only = (draft: AlertDraft, set: object): JsonObject =>
  Object.fromEntries(Object.entries(draft).filter(([key]) => key in set));

const discarded = () =>
  new DomainError('invalid_transition', 'This draft was discarded.', {
    remedy: 'Take the decision that it came from back and accept it again for a new one.',
  });
