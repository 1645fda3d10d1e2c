import type { Ctx } from '../../kernel/ctx.ts';
import { appendEvent } from '../../kernel/events.ts';

const silentMs = 15 * 60_000;

/** Gives up on trainings whose process is gone; answers how many. */
export const sweepRuns = (ctx: Ctx): Promise<number> =>
  ctx.db.transaction().execute(async (tx) => {
    const now = ctx.clock.now();
    const given = await tx
      .updateTable('modelRuns')
      .set({
        status: 'failed',
        error: 'Whoever trained it has stopped. Start it again.',
        finishedAt: now,
      })
      .where('status', '=', 'running')
      .where('seenAt', '<', new Date(now.getTime() - silentMs))
      .returning(['id', 'name'])
      .execute();
    for (const { id, name } of given) {
      await appendEvent(ctx, tx, 'model.trained', { runId: id, name, status: 'failed' });
    }
    return given.length;
  });
