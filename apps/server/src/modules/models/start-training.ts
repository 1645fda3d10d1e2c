import type { ModelRun } from '@pulse/contract';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { trainableModels } from '../../models/recipes.ts';
import { requireKnown } from './known-models.ts';
import { liveRunId } from './live-promotions.ts';
import { lockModel } from './lock-model.ts';
import { requireKeeper } from './model-keepers.ts';
import { openRun } from './open-run.ts';
import { presentRun } from './present-run.ts';
import { findRun, selectRuns } from './queries.ts';

/**
 * Asks for a training from the data that ships and what people corrected; a worker carries it out.
 *
 * @throws DomainError `forbidden`, `not_found`, `invalid_transition` while one is under way
 */
export const startTraining = async (
  ctx: Ctx,
  { name, seed }: { name: string; seed: number },
): Promise<ModelRun> => {
  const startedBy = requireKeeper(ctx.actor);
  await requireKnown(ctx.db, name);
  if (!trainableModels.includes(name)) throw untrainable(name);
  return write(ctx, async (tx) => {
    await lockModel(tx, name);
    await refuseSecond(tx, name);
    const parameters = { seed };
    const id = await openRun(ctx, tx, {
      name,
      format: 'pulse',
      status: 'queued',
      startedBy,
      parameters,
    });
    await appendEvent(ctx, tx, 'model.requested', { runId: id, name });
    const row = await findRun(tx, name, id);
    if (row === undefined) throw new Error('the run that was just added is gone');
    return presentRun(row, await liveRunId(tx, name));
  });
};

const refuseSecond = async (tx: Tx, name: string): Promise<void> => {
  const going = await selectRuns(tx)
    .where('name', '=', name)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirst();
  if (going === undefined) return;
  throw new DomainError('invalid_transition', `${name} is being trained already.`, {
    remedy: `Wait for version ${going.version}, or look at its progress.`,
  });
};

const untrainable = (name: string) =>
  new DomainError('invalid_transition', `${name} cannot be trained here.`, {
    remedy: `These can: ${trainableModels.join(', ') || 'none'}. A model made elsewhere is registered as ONNX.`,
  });
