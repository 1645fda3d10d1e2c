import type { RunStatus } from '@pulse/contract';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import type { JsonObject } from '../../kernel/database.generated.ts';
import { lockModel } from './lock-model.ts';

interface NewRun {
  readonly name: string;
  readonly format: 'pulse' | 'onnx';
  readonly status: RunStatus;
  readonly startedBy: string;
  readonly parameters?: JsonObject;
  readonly metrics?: JsonObject;
  readonly dataHash?: string;
  readonly bytes?: Buffer;
}

/** Adds a run under the model's next number, audited; answers its id. */
export const openRun = async (ctx: Ctx, tx: Tx, run: NewRun): Promise<string> => {
  await lockModel(tx, run.name);
  const { latest } = await tx
    .selectFrom('modelRuns')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('latest'))
    .where('name', '=', run.name)
    .executeTakeFirstOrThrow();
  const id = ctx.ids.next();
  const now = ctx.clock.now();
  const version = latest + 1;
  await tx
    .insertInto('modelRuns')
    .values({
      ...run,
      id,
      version,
      seenAt: now,
      startedAt: now,
      ...(run.status === 'finished' ? { finishedAt: now, share: 1 } : {}),
    })
    .execute();
  await audit(ctx, tx, {
    action: run.format === 'onnx' ? 'model.register' : 'model.train',
    subjectType: 'model',
    subjectId: run.name,
    detail: { runId: id, version },
  });
  return id;
};
