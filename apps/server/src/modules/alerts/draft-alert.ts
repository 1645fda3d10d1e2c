import type { AlertDraft } from '@pulse/contract';
import { actorId } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';

interface ProposedAlert
  extends Pick<
    AlertDraft,
    | 'cityId'
    | 'zoneIds'
    | 'category'
    | 'urgency'
    | 'severity'
    | 'certainty'
    | 'headline'
    | 'description'
    | 'instruction'
  > {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly recommendationId: string;
}

/** A headline that phones still show whole. */
const mostHeadline = 140;

/**
 * Drafts a public alert in the transaction of the decision that it comes from; nobody is warned. A
 * draft that the same recommendation had before starts anew.
 *
 * @returns its id
 */
export const draftAlert = async (ctx: Ctx, tx: Tx, proposed: ProposedAlert): Promise<string> => {
  const at = ctx.clock.now();
  const draft = {
    ...proposed,
    zoneIds: [...proposed.zoneIds],
    headline: shortened(proposed.headline),
    state: 'draft',
    createdBy: actorId(ctx.actor),
    createdByName: ctx.actor.kind === 'staff' ? ctx.actor.name : 'system',
    createdAt: at,
    updatedAt: at,
  };
  const { id } = await tx
    .insertInto('alertDrafts')
    .values({ id: ctx.ids.next(), ...draft })
    .onConflict((conflict) =>
      conflict
        .column('recommendationId')
        .doUpdateSet((eb) => ({ ...draft, version: eb('alertDrafts.version', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit(ctx, tx, {
    action: 'alert-draft.create',
    subjectType: 'alert-draft',
    subjectId: id,
    detail: { recommendationId: proposed.recommendationId, headline: draft.headline },
  });
  return id;
};

const shortened = (text: string): string =>
  text.length <= mostHeadline ? text : `${text.slice(0, mostHeadline - 1).trimEnd()}…`;
