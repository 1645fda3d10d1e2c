import type { Incident } from '@pulse/contract';
import { requireIncidentStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { changeIncident, requireNextStatus, type VersionSeen } from './change-incident.ts';
import { recordCorrection } from './classification/record-correction.ts';
import { requireCategory } from './locate-report.ts';

export interface ApproveIncidentInput extends VersionSeen {
  readonly severity?: number;
  readonly category?: string;
}

/**
 * Makes a report public, corrected where the officer says so.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`, `unknown_category`
 */
export const approveIncident = async (ctx: Ctx, input: ApproveIncidentInput): Promise<Incident> => {
  const staff = requireIncidentStaff(ctx.actor);
  return changeIncident(ctx, input, async (row, tx) => {
    const status = requireNextStatus(row, 'approve');
    const category = input.category ? requireCategory(ctx, row.cityId, input.category) : undefined;
    await recordCorrection(ctx, tx, row, { category: category?.id, severity: input.severity });
    return {
      kind: 'approved',
      set: {
        status,
        approvedAt: ctx.clock.now(),
        approvedBy: staff.id,
        ...(input.severity !== undefined && { severity: input.severity, severityBy: 'person' }),
        ...(category && { category: category.id, dueAt: category.dueAfter(row.createdAt) }),
      },
    };
  });
};
