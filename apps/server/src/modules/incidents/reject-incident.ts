import type { Incident } from '@pulse/contract';
import { requireIncidentStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { changeIncident, requireNextStatus, type VersionSeen } from './change-incident.ts';

export interface RejectIncidentInput extends VersionSeen {
  readonly reason: string;
  readonly note?: string;
}

/**
 * Takes a report out of the queue. In the history the note begins with the reason's code.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`
 */
export const rejectIncident = async (ctx: Ctx, input: RejectIncidentInput): Promise<Incident> => {
  requireIncidentStaff(ctx.actor);
  return changeIncident(ctx, input, (row) => ({
    kind: 'rejected',
    set: { status: requireNextStatus(row, 'reject'), rejectReason: input.reason },
    note: input.note ? `${input.reason}: ${input.note}` : input.reason,
    detail: { reason: input.reason },
  }));
};
