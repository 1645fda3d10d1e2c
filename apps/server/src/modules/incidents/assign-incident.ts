import type { Incident } from '@pulse/contract';
import { requireIncidentStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { nameOfAssignable } from '../identity/index.ts';
import { changeIncident, requireNextStatus, type VersionSeen } from './change-incident.ts';

export interface AssignIncidentInput extends VersionSeen {
  readonly assigneeId: string | null;
}

/**
 * Gives an open incident to an officer of its zone or an administrator, or to nobody.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`, `unknown_staff`
 */
export const assignIncident = async (ctx: Ctx, input: AssignIncidentInput): Promise<Incident> => {
  requireIncidentStaff(ctx.actor);
  const { assigneeId } = input;
  return changeIncident(ctx, input, async (row, tx) => {
    requireNextStatus(row, 'assign');
    const name = assigneeId === null ? null : await nameOfAssignable(tx, assigneeId, row.zoneId);
    if (name === undefined) throw unknownStaff();
    return { kind: 'assigned', set: { assigneeId }, note: name, detail: { assigneeId } };
  });
};

const unknownStaff = () =>
  new DomainError('unknown_staff', 'Nobody of that id works in this zone.', {
    remedy: 'Choose an active officer of the zone, or an administrator.',
  });
