import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import type { Viewed } from './present-incidents.ts';
import { selectIncident } from './queries.ts';
import { viewOf } from './visibility.ts';

/** @throws DomainError `not_found`, also for what the actor may not see */
export const requireVisible = async (ctx: Ctx, id: string): Promise<Viewed> => {
  const row = await selectIncident(ctx.db, id);
  const view = row && viewOf(ctx.actor, row);
  if (row === undefined || view === undefined) throw notFound('incident');
  return { row, view };
};

/** May the actor know that it exists? */
export const maySeeIncident = async (ctx: Ctx, id: string): Promise<boolean> => {
  const row = await selectIncident(ctx.db, id);
  return row !== undefined && viewOf(ctx.actor, row) !== undefined;
};
