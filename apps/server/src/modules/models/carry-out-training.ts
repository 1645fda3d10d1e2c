import type { Ctx } from '../../kernel/ctx.ts';
import type { JsonObject } from '../../kernel/database.generated.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import type { Correction, Json, TrainedModel, TrainInput } from '../../models/model.ts';

/** Trains the named model; `trainInThread` does so beside the loop that answers people. */
export type Train = (name: string, input: TrainInput) => Promise<TrainedModel>;

export interface TrainingWork {
  readonly runId: string;
  readonly name: string;
  readonly train: Train;
  readonly files: Readonly<Record<string, string>>;
  readonly corrections: readonly Correction[];
  readonly seed: number;
  readonly onProgress?: TrainInput['onProgress'];
}

const progressEveryMs = 1_000;
const heartbeatMs = 30_000;
const longestError = 1_000;

/**
 * Trains for a run that is under way and writes down what came of it; answers whether it succeeded.
 * A training that fails is a result, not an error: the run says why.
 */
export const carryOutTraining = async (ctx: Ctx, work: TrainingWork): Promise<boolean> => {
  const { runId, name, files, corrections, seed } = work;
  const progress = keepProgress(ctx, runId);
  try {
    const trained = await work.train(name, {
      files,
      corrections,
      seed,
      onProgress: (share, doing) => {
        progress.tell(share, doing);
        work.onProgress?.(share, doing);
      },
    });
    await progress.end();
    await close(ctx, work, {
      status: 'finished',
      share: 1,
      bytes: Buffer.from(trained.bytes),
      dataHash: trained.dataHash,
      parameters: asJsonObject({ ...trained.parameters, seed }),
      metrics: asJsonObject(trained.metrics),
    });
    return true;
  } catch (error) {
    await progress.end();
    ctx.log.warn({ err: error, model: name, runId }, 'a training failed');
    const message = error instanceof Error ? error.message : String(error);
    await close(ctx, work, { status: 'failed', error: message.slice(0, longestError) });
    return false;
  }
};

interface Outcome {
  readonly status: 'finished' | 'failed';
  readonly share?: number;
  readonly bytes?: Buffer;
  readonly dataHash?: string;
  readonly parameters?: JsonObject;
  readonly metrics?: JsonObject;
  readonly error?: string;
}

/** Only a run that is still under way: one that was given up meanwhile stays so. */
const close = (ctx: Ctx, { runId, name }: TrainingWork, outcome: Outcome): Promise<void> =>
  write({ ...ctx, idempotency: null }, async (tx) => {
    const closed = await tx
      .updateTable('modelRuns')
      .set({ ...outcome, doing: '', finishedAt: ctx.clock.now() })
      .where('id', '=', runId)
      .where('status', '=', 'running')
      .executeTakeFirst();
    if (Number(closed.numUpdatedRows) === 0) return;
    await appendEvent(ctx, tx, 'model.trained', { runId, name, status: outcome.status });
  });

/** Writes progress down at most once a second, one write at a time, and shows that it still lives. */
const keepProgress = (ctx: Ctx, runId: string) => {
  let writing: Promise<unknown> | undefined;
  let writtenMs = Number.NEGATIVE_INFINITY;
  const store = (change: { share?: number; doing?: string }): void => {
    if (writing !== undefined) return;
    writtenMs = performance.now();
    writing = ctx.db
      .updateTable('modelRuns')
      .set({ ...change, seenAt: ctx.clock.now() })
      .where('id', '=', runId)
      .where('status', '=', 'running')
      .execute()
      .catch((error) => ctx.log.warn({ err: error, runId }, 'progress was not written'))
      .finally(() => {
        writing = undefined;
      });
  };
  const heartbeat = setInterval(() => store({}), heartbeatMs).unref();
  return {
    tell: (share: number, doing: string): void => {
      if (performance.now() - writtenMs < progressEveryMs) return;
      store({ share: Math.min(1, Math.max(0, share)), doing: doing.slice(0, 200) });
    },
    end: async (): Promise<void> => {
      clearInterval(heartbeat);
      await writing;
    },
  };
};

/** `Json` and the database's own JSON type differ in nothing but `readonly`. */
const asJsonObject = (value: Readonly<Record<string, Json | number>>): JsonObject =>
  value as JsonObject;
