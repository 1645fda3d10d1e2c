import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import type { JsonObject } from '../../kernel/database.generated.ts';
import type { Correction } from '../../models/model.ts';
import { carryOutTraining, type Train } from './carry-out-training.ts';

const Requested = z.object({ runId: z.string(), name: z.string() });
const Parameters = z.object({ seed: z.number() });

export interface TrainingParts {
  readonly train: Train;
  readonly corrections: (ctx: Ctx) => Promise<readonly Correction[]>;
}

/** Carries out the training that an event asks for; the second who is handed it does nothing. */
export const trainRequested =
  ({ train, corrections }: TrainingParts) =>
  async (ctx: Ctx, payload: JsonObject): Promise<void> => {
    const { runId, name } = Requested.parse(payload);
    const claimed = await ctx.db
      .updateTable('modelRuns')
      .set({ status: 'running', seenAt: ctx.clock.now() })
      .where('id', '=', runId)
      .where('status', '=', 'queued')
      .returning('parameters')
      .executeTakeFirst();
    if (claimed === undefined) return;
    const { seed } = Parameters.parse(claimed.parameters);
    await carryOutTraining(ctx, {
      runId,
      name,
      train,
      seed,
      files: {},
      corrections: await corrections(ctx),
    });
  };
