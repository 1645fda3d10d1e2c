import type { Model } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError, notFound } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { isShipped, requireKnown } from './known-models.ts';
import { getModel } from './list-models.ts';
import { livePromotions, type Promotion } from './live-promotions.ts';
import { lockModel } from './lock-model.ts';
import { requireKeeper } from './model-keepers.ts';
import { findRun } from './queries.ts';

interface PromoteInput {
  readonly name: string;
  /** Null is the model that ships. */
  readonly runId: string | null;
  readonly reason: string;
}

/** @throws DomainError `forbidden`, `not_found`, `invalid_transition` */
export const promoteRun = (ctx: Ctx, { name, runId, reason }: PromoteInput): Promise<Model> => {
  const by = requireKeeper(ctx.actor);
  return write(ctx, async (tx) => {
    await requireKnown(tx, name);
    await lockModel(tx, name);
    const live = (await livePromotions(tx, name)).get(name)?.at(-1);
    if ((live?.runId ?? null) === runId) throw already();
    if (runId !== null) await requireFinished(tx, name, runId);
    else if (!isShipped(name)) throw notFound('shipped model');
    await recordPromotion(ctx, tx, { name, kind: 'promote', runId, by, reason });
    return getModel(tx, name);
  });
};

/**
 * Takes back the latest promotion that is still in force.
 *
 * @throws DomainError `forbidden`, `not_found`, `invalid_transition`
 */
export const rollBack = (
  ctx: Ctx,
  { name, reason }: { name: string; reason: string },
): Promise<Model> => {
  const by = requireKeeper(ctx.actor);
  return write(ctx, async (tx) => {
    await requireKnown(tx, name);
    await lockModel(tx, name);
    const stack = (await livePromotions(tx, name)).get(name) ?? [];
    if (stack.length === 0) throw nothingToTakeBack();
    const runId = stack.at(-2)?.runId ?? null;
    await recordPromotion(ctx, tx, { name, kind: 'rollback', runId, by, reason });
    return getModel(tx, name);
  });
};

const recordPromotion = async (ctx: Ctx, tx: Tx, entry: Omit<Promotion, 'at'>): Promise<void> => {
  const { name, kind, runId, reason } = entry;
  await tx
    .insertInto('modelPromotions')
    .values({ ...entry, at: ctx.clock.now() })
    .execute();
  await audit(ctx, tx, {
    action: `model.${kind}`,
    subjectType: 'model',
    subjectId: name,
    detail: { runId, reason },
  });
  await appendEvent(ctx, tx, 'model.promoted', { name, runId });
};

const requireFinished = async (tx: Tx, name: string, runId: string): Promise<void> => {
  const run = await findRun(tx, name, runId);
  if (run === undefined) throw notFound('run');
  if (run.status === 'finished') return;
  throw new DomainError('invalid_transition', `Version ${run.version} is ${run.status}.`, {
    remedy: 'Only a finished run can go live.',
  });
};

const already = () =>
  new DomainError('invalid_transition', 'This one is live already.', {
    remedy: 'Choose another run.',
  });

const nothingToTakeBack = () =>
  new DomainError('invalid_transition', 'No promotion is left to take back.', {
    remedy: 'What was there from the start is live.',
  });
