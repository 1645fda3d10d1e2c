import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import type { JsonObject } from '../../kernel/database.generated.ts';
import { type Tracking, TrackingError } from '../../platform/tracking/index.ts';
import { bytesOfRun, findRun } from './queries.ts';

const Trained = z.object({ runId: z.string(), name: z.string() });

/**
 * Tells the tracking server of a run that ended. A server that is away makes the queue try again; a
 * run that it refuses is logged and left.
 */
export const trackRun =
  (tracking: Tracking) =>
  async (ctx: Ctx, payload: JsonObject): Promise<void> => {
    const { runId, name } = Trained.parse(payload);
    const run = await findRun(ctx.db, name, runId);
    if (run === undefined || run.trackedAs !== null || run.finishedAt === null) return;
    if (run.status !== 'finished' && run.status !== 'failed') return;
    const bytes = await bytesOfRun(ctx.db, runId);
    const { status, version, startedAt, finishedAt } = run;
    try {
      const trackedAs = await tracking.record({
        id: runId,
        model: name,
        version,
        status,
        startedAt,
        finishedAt,
        parameters: Parameters.parse(run.parameters),
        metrics: Metrics.parse(run.metrics),
        tags: { 'pulse.format': run.format, 'pulse.data': run.dataHash ?? 'unknown' },
        file:
          bytes && status === 'finished'
            ? { name: run.format === 'onnx' ? 'model.onnx' : 'model.bin', bytes }
            : undefined,
      });
      if (trackedAs === null) return;
      await ctx.db.updateTable('modelRuns').set({ trackedAs }).where('id', '=', runId).execute();
    } catch (error) {
      if (!(error instanceof TrackingError) || error.retryable) throw error;
      ctx.log.warn({ err: error, runId }, 'the tracking server refused a run');
    }
  };

const Parameters = z.record(z.string(), z.unknown());
const Metrics = z.record(z.string(), z.number());
