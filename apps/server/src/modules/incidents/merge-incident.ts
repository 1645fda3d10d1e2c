import type { Incident } from '@pulse/contract';
import { requireIncidentStaff } from '../../kernel/actor.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { DomainError, notFound } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import {
  changeIncident,
  invalidTransition,
  requireNextStatus,
  type VersionSeen,
} from './change-incident.ts';
import { lockDuplicates, passDuplicatesOn } from './duplicates.ts';
import type { IncidentRow } from './incident-row.ts';
import { selectIncident } from './queries.ts';
import { isOpen, viewOf } from './visibility.ts';

export interface MergeIncidentInput extends VersionSeen {
  readonly into: string;
}

/**
 * Marks an incident as a duplicate of an open one of its city. Votes and photos stay where they
 * are. A duplicate never points at a duplicate: merging into one goes to its root, and duplicates
 * of the merged incident are passed on.
 *
 * @throws DomainError `not_found`, `stale_version`, `invalid_transition`, `merge_into_itself`
 */
export const mergeIncident = async (ctx: Ctx, input: MergeIncidentInput): Promise<Incident> => {
  requireIncidentStaff(ctx.actor);
  return changeIncident(ctx, input, async (row, tx) => {
    const status = requireNextStatus(row, 'merge');
    await lockDuplicates(tx, row.cityId);
    const root = await requireRoot(ctx, tx, row, input.into);
    const passedOn = await passDuplicatesOn(tx, row.id, root.id);
    await appendEvent(ctx, tx, 'incident.changed', {
      incidentId: root.id,
      fromStatus: root.status,
      toStatus: root.status,
      kind: 'merged',
    });
    return {
      kind: 'merged',
      set: { status, duplicateOf: root.id },
      note: root.ref,
      detail: { into: root.id },
      passedOn,
    };
  });
};

const requireRoot = async (
  ctx: Ctx,
  tx: Tx,
  row: IncidentRow,
  into: string,
): Promise<IncidentRow> => {
  const target = await selectIncident(tx, into);
  const root = target?.duplicateOf ? await selectIncident(tx, target.duplicateOf) : target;
  if (root === undefined || viewOf(ctx.actor, root) !== 'staff') throw notFound('incident');
  if (root.id === row.id) throw intoItself();
  if (root.cityId !== row.cityId) throw invalidTransition('The other incident is in another city.');
  if (!isOpen(root.status)) throw invalidTransition(`The other incident is ${root.status}.`);
  return root;
};

const intoItself = () =>
  new DomainError('merge_into_itself', 'An incident cannot be a duplicate of itself.', {
    remedy: 'Choose another incident.',
  });
