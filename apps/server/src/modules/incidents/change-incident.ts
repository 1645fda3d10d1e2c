import type { Incident, IncidentStatus, TimelineEntry } from '@pulse/contract';
import type { Updateable } from 'kysely';
import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import type { Incidents, JsonObject } from '../../kernel/database.generated.ts';
import { DomainError, notFound, staleVersion } from '../../kernel/errors.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { keepBefore } from './before.ts';
import { addHistory } from './history.ts';
import { type IncidentRow, incidentColumns } from './incident-row.ts';
import { presentIncident } from './present-incidents.ts';
import { selectIncident } from './queries.ts';
import { type Decision, nextStatus } from './transitions.ts';
import { type View, viewOf } from './visibility.ts';

export interface VersionSeen {
  readonly id: string;
  readonly version: number;
}

export interface Change {
  readonly kind: TimelineEntry['kind'];
  readonly set: Updateable<Incidents>;
  readonly note?: string | null;
  readonly detail?: JsonObject;
  /** Duplicates that this change passed on to another incident. */
  readonly passedOn?: readonly string[];
}

/** Works out what is to change; it sees the incident as it is now, and may write beside it in `tx`. */
export type Decide = (row: IncidentRow, tx: Tx, view: View) => Promise<Change> | Change;

/**
 * Every decision about an incident goes through here: seen by the actor, at the version that the
 * actor saw, with history, audit and event in one transaction.
 *
 * @throws DomainError `not_found`, `stale_version`, and what `decide` throws
 */
export const changeIncident = (ctx: Ctx, seen: VersionSeen, decide: Decide): Promise<Incident> =>
  write(ctx, async (tx) => {
    const row = await selectIncident(tx, seen.id);
    const view = row && viewOf(ctx.actor, row);
    if (row === undefined || view === undefined) throw notFound('incident');
    if (row.version !== seen.version) throw staleVersion('incident', row.version);
    const change = await decide(row, tx, view);
    const changed = await updateAtVersion(ctx, tx, row, change);
    await addHistory(ctx, tx, {
      incidentId: row.id,
      version: changed.version,
      kind: change.kind,
      fromStatus: row.status,
      toStatus: changed.status,
      note: change.note,
      before: keepBefore(row, change.passedOn ?? []),
    });
    await audit(ctx, tx, {
      action: `incident.${change.kind}`,
      subjectType: 'incident',
      subjectId: row.id,
      zoneId: changed.zoneId,
      detail: { fromStatus: row.status, toStatus: changed.status, ...change.detail },
    });
    await appendEvent(ctx, tx, 'incident.changed', {
      incidentId: row.id,
      fromStatus: row.status,
      toStatus: changed.status,
      kind: change.kind,
      ...(row.zoneId !== changed.zoneId && { fromZoneId: row.zoneId }),
    });
    return presentIncident(ctx, tx, changed, view);
  });

/** @throws DomainError `invalid_transition` when the decision is not possible in the row's status */
export const requireNextStatus = (row: IncidentRow, decision: Decision): IncidentStatus => {
  const next = nextStatus(row.status, decision, row.approvedAt !== null);
  if (next === undefined)
    throw invalidTransition(`It is ${row.status}: this cannot be done to it.`);
  return next;
};

export const invalidTransition = (message: string): DomainError =>
  new DomainError('invalid_transition', message, {
    remedy: 'Load the incident again and choose what its status allows.',
  });

/** Of two who decide at once, the second waits for the first, then finds the version gone. */
const updateAtVersion = async (
  ctx: Ctx,
  tx: Tx,
  row: IncidentRow,
  { set }: Change,
): Promise<IncidentRow> => {
  const changed = await tx
    .updateTable('incidents')
    .set({ ...set, version: row.version + 1, updatedAt: ctx.clock.now() })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returning(incidentColumns)
    .executeTakeFirst();
  if (changed) return changed;
  const now = await selectIncident(tx, row.id);
  throw staleVersion('incident', now?.version ?? row.version + 1);
};
