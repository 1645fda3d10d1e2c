import type { IncidentDetail, TimelineEntry } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { voteOf } from '../verification/index.ts';
import type { IncidentRow } from './incident-row.ts';
import { presentIncident } from './present-incidents.ts';
import { requireVisible } from './require-visible.ts';
import { timelineOf } from './timeline.ts';

/** @throws DomainError `not_found`, also for what the actor may not see */
export const getIncident = async (ctx: Ctx, { id }: { id: string }): Promise<IncidentDetail> => {
  const { row, view } = await requireVisible(ctx, id);
  const incident = await presentIncident(ctx, ctx.db, row, view);
  return {
    ...incident,
    mine: isMine(ctx, row),
    myVote: ctx.actor.kind === 'citizen' ? await voteOf(ctx, ctx.actor.id, id) : null,
    timeline: await timelineOf(ctx, id, view),
  };
};

/** @throws DomainError `not_found` */
export const incidentHistory = async (
  ctx: Ctx,
  { id }: { id: string },
): Promise<{ items: TimelineEntry[]; nextCursor: null }> => {
  const { view } = await requireVisible(ctx, id);
  return { items: await timelineOf(ctx, id, view), nextCursor: null };
};

const isMine = ({ actor }: Ctx, row: IncidentRow): boolean =>
  (actor.kind === 'citizen' && row.citizenId === actor.id) ||
  (actor.kind === 'staff' && row.staffId === actor.id);
