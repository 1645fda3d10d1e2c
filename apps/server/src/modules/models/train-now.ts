import type { ModelRun } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { write } from '../../kernel/write.ts';
import type { Correction, TrainInput } from '../../models/model.ts';
import { carryOutTraining, type Train } from './carry-out-training.ts';
import { getRun } from './list-runs.ts';
import { requireKeeper } from './model-keepers.ts';
import { openRun } from './open-run.ts';

export interface TrainNow {
  readonly name: string;
  readonly train: Train;
  readonly files: Readonly<Record<string, string>>;
  readonly corrections: readonly Correction[];
  readonly seed: number;
  readonly onProgress: TrainInput['onProgress'];
}

/** Trains here and now, for a caller who waits; answers the run, which says whether it succeeded. */
export const trainNow = async (ctx: Ctx, input: TrainNow): Promise<ModelRun> => {
  const startedBy = requireKeeper(ctx.actor);
  const { name, seed } = input;
  const runId = await write(ctx, (tx) =>
    openRun(ctx, tx, { name, format: 'pulse', status: 'running', startedBy, parameters: { seed } }),
  );
  await carryOutTraining(ctx, { ...input, runId });
  return getRun(ctx, name, runId);
};
