import type { Incident } from '@pulse/contract';
import { requireIncidentStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { attachPhotos } from '../photos/index.ts';
import { changeIncident, requireNextStatus, type VersionSeen } from './change-incident.ts';

export interface ResolveIncidentInput extends VersionSeen {
  readonly note?: string;
  readonly photoIds?: readonly string[];
}

/**
 * Says that it is mended, with photos as proof.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`, `unknown_photo`
 */
export const resolveIncident = async (ctx: Ctx, input: ResolveIncidentInput): Promise<Incident> => {
  requireIncidentStaff(ctx.actor);
  return changeIncident(ctx, input, async (row, tx) => {
    const status = requireNextStatus(row, 'resolve');
    await attachPhotos(ctx, tx, {
      photoIds: input.photoIds ?? [],
      incidentId: row.id,
      purpose: 'resolution',
    });
    return {
      kind: 'resolved',
      set: { status, resolvedAt: ctx.clock.now() },
      note: input.note || null,
    };
  });
};
