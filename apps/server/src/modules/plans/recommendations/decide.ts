import type { Recommendation, RejectReason } from '@pulse/contract';
import { actorId } from '../../../kernel/actor.ts';
import { audit } from '../../../kernel/audit.ts';
import type { Ctx, Tx } from '../../../kernel/ctx.ts';
import type { JsonObject } from '../../../kernel/database.generated.ts';
import { DomainError, notFound, staleVersion } from '../../../kernel/errors.ts';
import { appendEvent } from '../../../kernel/events.ts';
import { write } from '../../../kernel/write.ts';
import { obstacleTo, presentRecommendation } from './present-recommendation.ts';
import { everything, findRecommendation, type RecommendationRow } from './queries.ts';
import { decides, readerOf } from './reader.ts';

export interface VersionSeen {
  readonly id: string;
  readonly version: number;
}

export interface Decision {
  readonly decision: 'accept' | 'change' | 'reject' | 'reopen';
  readonly state: 'accepted' | 'changed' | 'rejected' | 'open';
  /** Only where it differs from what was proposed. */
  readonly amount?: number;
  readonly reasonCode?: RejectReason;
  readonly note?: string | undefined;
  readonly alertDraftId?: string | null;
  /** For the audit, beside before and after. */
  readonly detail?: JsonObject;
}

/** Works out what is decided; it sees the row as it is now, and may write beside it in `tx`. */
export type Decide = (row: RecommendationRow, tx: Tx) => Promise<Decision> | Decision;

/**
 * Every decision goes through here: by who may decide, at the version that was seen and while there
 * is time, kept with audit and event in one transaction.
 *
 * @throws DomainError `not_found`, `forbidden` where patients are only taken to, `stale_version`,
 *   `invalid_transition`, and what `decide` throws
 */
export const decideRecommendation = (
  ctx: Ctx,
  seen: VersionSeen,
  decide: Decide,
): Promise<Recommendation> =>
  write(ctx, async (tx) => {
    const reader = await readerOf(ctx, tx);
    const before = await findRecommendation(tx, reader, seen.id);
    if (before === undefined) throw notFound('recommendation');
    if (!decides(reader, before)) throw othersDecision();
    if (before.version !== seen.version) throw staleVersion('recommendation', before.version);
    const obstacle = obstacleTo(ctx, before);
    if (obstacle !== null) throw notNow(obstacle);
    // Held from here on, so that what `decide` writes beside it is written by one of two.
    await requireStill(tx, before);
    const decision = await decide(before, tx);
    const after = await keep(ctx, tx, before, decision);
    return presentRecommendation(ctx, tx, reader, after);
  });

/** @throws DomainError `invalid_transition` when it was decided already */
export const requireOpen = ({ state }: RecommendationRow): void => {
  if (state !== 'open') throw notNow(`It is ${state} already.`, 'Take that back first.');
};

export const notNow = (message: string, remedy?: string): DomainError =>
  new DomainError('invalid_transition', message, {
    remedy: remedy ?? 'Load the list again and look at what the newest plan recommends.',
  });

/** Plain text: control characters would spoil lists and CSV. */
export const plainNote = (note: string | undefined): string | undefined =>
  note?.replace(/\p{Cc}+/gu, ' ').trim() || undefined;

const othersDecision = () =>
  new DomainError('forbidden', 'The hospital that the patients come from decides this.', {
    remedy: 'Speak with its planner.',
  });

/** Of two who decide at once, the second waits for the first, then finds the version gone. */
const requireStill = async (tx: Tx, { id, version }: RecommendationRow): Promise<void> => {
  const still = await tx
    .selectFrom('recommendations')
    .select('version')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (still === undefined) throw notFound('recommendation');
  if (still.version !== version) throw staleVersion('recommendation', still.version);
};

const keep = async (
  ctx: Ctx,
  tx: Tx,
  before: RecommendationRow,
  { decision, state, detail, ...given }: Decision,
): Promise<RecommendationRow> => {
  const at = ctx.clock.now();
  const actor = {
    actorId: actorId(ctx.actor),
    actorName: ctx.actor.kind === 'staff' ? ctx.actor.name : 'worker',
  };
  const decided = state !== 'open';
  const version = before.version + 1;
  const changed = await tx
    .updateTable('recommendations')
    .set({
      state,
      decidedAmount: given.amount ?? null,
      decidedAt: decided ? at : null,
      decidedBy: decided ? actor.actorId : null,
      decidedByName: decided ? actor.actorName : null,
      reasonCode: given.reasonCode ?? null,
      note: given.note ?? null,
      alertDraftId: given.alertDraftId ?? null,
      // What was measured belongs to what was decided before.
      outcome: null,
      outcomeAt: null,
      version,
    })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .where('state', '=', before.state)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw staleVersion('recommendation', version);
  const after = await findRecommendation(tx, everything, before.id);
  if (after === undefined) throw notFound('recommendation');
  await tx
    .insertInto('decisions')
    .values({
      id: ctx.ids.next(),
      recommendationId: before.id,
      at,
      ...actor,
      decision,
      amount: given.amount ?? null,
      reasonCode: given.reasonCode ?? null,
      note: given.note ?? null,
      version,
    })
    .execute();
  await audit(ctx, tx, {
    action: `recommendation.${decision}`,
    subjectType: 'recommendation',
    subjectId: before.id,
    detail: {
      hospitalId: before.hospitalId,
      before: facts(before),
      after: facts(after),
      ...detail,
    },
  });
  await appendEvent(ctx, tx, 'recommendation.decided', announcement(before));
  return after;
};

/** Nobody but the hospitals themselves hears of it; of a city-wide one, all of the city's. */
export const announcement = (
  row: Pick<RecommendationRow, 'id' | 'cityId' | 'hospitalId' | 'toId'>,
): JsonObject => ({
  cityId: row.cityId,
  recommendationId: row.id,
  hospitalIds: [row.hospitalId, row.toId].filter((id) => id !== null),
});

const facts = (row: RecommendationRow): JsonObject => ({
  state: row.state,
  amount: row.decidedAmount ?? row.amount,
  reasonCode: row.reasonCode,
  note: row.note,
  version: row.version,
});
