import { requireIncidentStaff } from '../../kernel/actor.ts';
import { audit } from '../../kernel/audit.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { reporterContact } from '../identity/index.ts';
import { requireVisible } from './require-visible.ts';

export interface ReporterContact {
  readonly phone: string | null;
  readonly name: string | null;
}

/**
 * How to reach the reporter. The look is written down before anything is shown.
 *
 * @throws DomainError `not_found`, `forbidden`
 */
export const incidentReporter = async (
  ctx: Ctx,
  { id }: { id: string },
): Promise<ReporterContact> => {
  requireIncidentStaff(ctx.actor);
  const { row, view } = await requireVisible(ctx, id);
  if (view !== 'staff') throw notFound('incident');
  await audit(ctx, ctx.db, {
    action: 'reporter.read',
    subjectType: 'incident',
    subjectId: id,
    zoneId: row.zoneId,
  });
  if (row.citizenId === null) return { phone: null, name: null };
  return reporterContact(ctx, row.citizenId);
};
