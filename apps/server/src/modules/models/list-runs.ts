import type { ModelRun } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { requireKnown } from './known-models.ts';
import { liveRunId } from './live-promotions.ts';
import { requireReader } from './model-keepers.ts';
import { presentRun } from './present-run.ts';
import { findRun, selectRuns } from './queries.ts';

const mostRuns = 100;

/** @throws DomainError `forbidden`, `not_found` */
export const listRuns = async (ctx: Ctx, name: string): Promise<ModelRun[]> => {
  requireReader(ctx.actor);
  await requireKnown(ctx.db, name);
  const liveId = await liveRunId(ctx.db, name);
  const rows = await selectRuns(ctx.db)
    .where('name', '=', name)
    .orderBy('version', 'desc')
    .limit(mostRuns)
    .execute();
  return rows.map((row) => presentRun(row, liveId));
};

/** @throws DomainError `forbidden`, `not_found` */
export const getRun = async (ctx: Ctx, name: string, id: string): Promise<ModelRun> => {
  requireReader(ctx.actor);
  const row = await findRun(ctx.db, name, id);
  if (row === undefined) throw notFound('run');
  return presentRun(row, await liveRunId(ctx.db, name));
};
