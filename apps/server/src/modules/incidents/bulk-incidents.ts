import {
  ErrorCode,
  type Incident,
  type RouteBody,
  type RouteResponse,
  type routes,
} from '@pulse/contract';
import { requireIncidentStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { approveIncident } from './approve-incident.ts';
import { assignIncident } from './assign-incident.ts';
import type { VersionSeen } from './change-incident.ts';
import { mergeIncident } from './merge-incident.ts';
import { rejectIncident } from './reject-incident.ts';
import { resolveIncident } from './resolve-incident.ts';
import { undoIncident } from './undo-incident.ts';

type BulkInput = RouteBody<typeof routes.bulkIncidents>;
type BulkAnswer = RouteResponse<typeof routes.bulkIncidents>;

/**
 * One decision on many, one after another, each in its own transaction: one that fails says why
 * and leaves the others be.
 */
export const bulkIncidents = async (ctx: Ctx, input: BulkInput): Promise<BulkAnswer> => {
  requireIncidentStaff(ctx.actor);
  const each: Ctx = { ...ctx, idempotency: null };
  const results: BulkAnswer['results'] = [];
  for (const item of input.items)
    results.push(await attempt(ctx, item, () => decide(each, input, item)));
  return { results };
};

const decide = (ctx: Ctx, input: BulkInput, item: VersionSeen): Promise<Incident> => {
  switch (input.action) {
    case 'approve':
      return approveIncident(ctx, item);
    case 'resolve':
      return resolveIncident(ctx, { ...item, note: input.note });
    case 'reject':
      return rejectIncident(ctx, { ...item, reason: input.reason, note: input.note });
    case 'merge':
      return mergeIncident(ctx, { ...item, into: input.into });
    case 'assign':
      return assignIncident(ctx, { ...item, assigneeId: input.assigneeId });
    case 'undo':
      return undoIncident(ctx, item);
  }
};

const attempt = async (
  ctx: Ctx,
  { id }: VersionSeen,
  work: () => Promise<Incident>,
): Promise<BulkAnswer['results'][number]> => {
  try {
    return { id, ok: true, incident: await work() };
  } catch (error) {
    if (error instanceof DomainError) {
      return { id, ok: false, code: error.code, detail: error.message };
    }
    // What came before is done and must be told, so this one failure cannot be the whole answer.
    ctx.log.warn(
      { err: error, incidentId: id, requestId: ctx.requestId },
      'a bulk decision failed',
    );
    return { id, ok: false, code: ErrorCode.enum.internal, detail: 'Something went wrong here.' };
  }
};
