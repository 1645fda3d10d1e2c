import { type Selectable, sql } from 'kysely';
import { auditMany } from '../../../kernel/audit.ts';
import type { Ctx, Tx } from '../../../kernel/ctx.ts';
import type { IncidentClassifications } from '../../../kernel/database.generated.ts';
import { appendEvents } from '../../../kernel/events.ts';
import { write } from '../../../kernel/write.ts';
import { type Classification, usualSeverity } from '../../../platform/engine/index.ts';
import type { WaitingReport } from './select-waiting.ts';
import { textHash } from './text-hash.ts';

export interface Opinion {
  readonly report: WaitingReport;
  readonly opinion: Classification;
}

/**
 * Keeps what the engine said of reports that still are what it read. It proposes the severity of a
 * report that nobody has judged; the category stays the reporter's, and the version as it is: an
 * opinion must not make an officer's decision stale.
 */
export const storeClassifications = (ctx: Ctx, opinions: readonly Opinion[]): Promise<void> =>
  write(ctx, async (tx) => {
    const rows = await lockUnchanged(tx, opinions);
    if (rows.length === 0) return;
    const kept = await keepOpinions(ctx, tx, rows);
    const changes = rows.flatMap((row) => {
      const opinion = kept.get(row.id);
      return opinion ? [{ row, opinion, ...severityAfter(row, opinion) }] : [];
    });
    await updateIncidents(tx, changes);
    await auditMany(
      ctx,
      tx,
      changes.map(({ row, opinion }) => ({
        action: 'incident.classified',
        subjectType: 'incident',
        subjectId: row.id,
        zoneId: row.zoneId,
        detail: {
          category: opinion.category,
          confidence: opinion.confidence,
          severity: opinion.severity,
          modelVersion: opinion.modelVersion,
          needsPerson: opinion.needsPerson,
        },
      })),
    );
    const isOther = ({ row, severity }: Change) => severity !== row.severity;
    await appendEvents(ctx, tx, 'incident.changed', changes.filter(isOther).map(asEvent));
    // Screens show it; nobody has to count anew.
    const same = changes.filter((change) => !isOther(change));
    await appendEvents(ctx, tx, 'incident.classified', same.map(asEvent));
  });

interface Change {
  readonly row: LockedReport;
  readonly opinion: KeptOpinion;
  readonly severity: number;
  readonly severityBy: LockedReport['severityBy'];
}

const asEvent = ({ row: { id, status } }: Change) => ({
  incidentId: id,
  fromStatus: status,
  toStatus: status,
  kind: 'classified',
});

/** What a person said stays, and so does what was public with it. */
const severityAfter = (
  { status, severity, severityBy }: LockedReport,
  opinion: KeptOpinion,
): Pick<Change, 'severity' | 'severityBy'> => {
  const isJudged = opinion.severityModelVersion !== usualSeverity;
  return status === 'reported' && severityBy !== 'person' && isJudged
    ? { severity: opinion.severity, severityBy: 'ai' }
    : { severity, severityBy };
};

const updateIncidents = async (tx: Tx, changes: readonly Change[]): Promise<void> => {
  await sql`
    UPDATE incidents SET
      classification_id = given.classification_id,
      needs_person = given.needs_person,
      severity = given.severity,
      severity_by = given.severity_by
    FROM unnest(
      ${changes.map(({ row }) => row.id)}::uuid[],
      ${changes.map(({ opinion }) => opinion.id)}::uuid[],
      ${changes.map(({ opinion }) => opinion.needsPerson)}::boolean[],
      ${changes.map(({ severity }) => severity)}::integer[],
      ${changes.map(({ severityBy }) => severityBy)}::text[]
    ) AS given (id, classification_id, needs_person, severity, severity_by)
    WHERE incidents.id = given.id`.execute(tx);
};

type LockedReport = Awaited<ReturnType<typeof lockUnchanged>>[number];

/** Always in the same order, so that two workers with the same reports wait for each other. */
const lockUnchanged = async (tx: Tx, opinions: readonly Opinion[]) => {
  if (opinions.length === 0) return [];
  const read = new Map(opinions.map((one) => [one.report.id, one]));
  const rows = await tx
    .selectFrom('incidents')
    .select(['id', 'description', 'category', 'status', 'zoneId', 'severity', 'severityBy'])
    .where('id', 'in', [...read.keys()])
    .where('classificationId', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.flatMap((row) => {
    const one = read.get(row.id);
    const isSame =
      one?.report.description === row.description && one.report.category === row.category;
    return one && isSame ? [{ ...row, opinion: one.opinion }] : [];
  });
};

type KeptOpinion = Selectable<IncidentClassifications>;

/** A text that was read before, and edited back to, keeps what was said of it then. */
const keepOpinions = async (ctx: Ctx, tx: Tx, rows: Awaited<ReturnType<typeof lockUnchanged>>) => {
  const hashes = rows.map((row) => ({ incidentId: row.id, textHash: textHash(row) }));
  await tx
    .insertInto('incidentClassifications')
    .values(
      rows.map(({ id, opinion, ...row }) => ({
        id: ctx.ids.next(),
        incidentId: id,
        textHash: textHash(row),
        category: opinion.category,
        subCategory: opinion.subCategory,
        confidence: opinion.confidence,
        severity: opinion.severity,
        severityConfidence: opinion.severityConfidence,
        reasons: JSON.stringify(opinion.reasons),
        severityReasons: JSON.stringify(opinion.severityReasons),
        alternatives: JSON.stringify(opinion.alternatives),
        needsPerson: opinion.needsPerson,
        modelVersion: opinion.modelVersion,
        severityModelVersion: opinion.severityModelVersion,
        at: ctx.clock.now(),
      })),
    )
    .onConflict((conflict) => conflict.columns(['incidentId', 'textHash']).doNothing())
    .execute();
  const kept = await tx
    .selectFrom('incidentClassifications')
    .selectAll()
    .where((eb) =>
      eb.or(
        hashes.map((one) =>
          eb('incidentId', '=', one.incidentId).and('textHash', '=', one.textHash),
        ),
      ),
    )
    .execute();
  return new Map(kept.map((one) => [one.incidentId, one]));
};
