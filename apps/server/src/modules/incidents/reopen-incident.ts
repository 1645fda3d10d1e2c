import type { Incident } from '@pulse/contract';
import { requireIncidentStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { changeIncident, requireNextStatus, type VersionSeen } from './change-incident.ts';

export interface ReopenIncidentInput extends VersionSeen {
  readonly note?: string;
}

/**
 * Opens a closed incident again: active if it ever was public, else back in the queue. What was
 * promised when it was reported still holds, so the due time stays.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`
 */
export const reopenIncident = async (ctx: Ctx, input: ReopenIncidentInput): Promise<Incident> => {
  requireIncidentStaff(ctx.actor);
  return changeIncident(ctx, input, (row) => ({
    kind: 'reopened',
    set: {
      status: requireNextStatus(row, 'reopen'),
      resolvedAt: null,
      rejectReason: null,
      duplicateOf: null,
    },
    note: input.note || null,
  }));
};
