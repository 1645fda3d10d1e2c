import { sql } from 'kysely';
import { auditMany } from '../../../kernel/audit.ts';
import type { Ctx, Tx } from '../../../kernel/ctx.ts';
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
    await sql`
      UPDATE incidents SET
        classification_id = given.classification_id,
        needs_person = given.needs_person,
        severity = CASE WHEN takes_severity THEN given.severity ELSE incidents.severity END,
        severity_by = CASE WHEN takes_severity THEN 'ai' ELSE incidents.severity_by END
      FROM (
        SELECT found.*, found.is_judged AND incidents.severity_by <> 'person'
          AND incidents.status = 'reported' AS takes_severity
        FROM unnest(
          ${kept.map(({ incidentId }) => incidentId)}::uuid[],
          ${kept.map(({ id }) => id)}::uuid[],
          ${kept.map(({ needsPerson }) => needsPerson)}::boolean[],
          ${kept.map(({ severity }) => severity)}::integer[],
          ${kept.map(({ severityModelVersion }) => severityModelVersion !== usualSeverity)}::boolean[]
        ) AS found (id, classification_id, needs_person, severity, is_judged)
        JOIN incidents ON incidents.id = found.id
      ) AS given
      WHERE incidents.id = given.id`.execute(tx);
    const zones = new Map(rows.map(({ id, zoneId }) => [id, zoneId]));
    await auditMany(
      ctx,
      tx,
      kept.map(({ incidentId, category, confidence, severity, modelVersion, needsPerson }) => ({
        action: 'incident.classified',
        subjectType: 'incident',
        subjectId: incidentId,
        zoneId: zones.get(incidentId) ?? null,
        detail: { category, confidence, severity, modelVersion, needsPerson },
      })),
    );
    await appendEvents(
      ctx,
      tx,
      'incident.changed',
      rows.map(({ id, status }) => ({
        incidentId: id,
        fromStatus: status,
        toStatus: status,
        kind: 'classified',
      })),
    );
  });

/** Always in the same order, so that two workers with the same reports wait for each other. */
const lockUnchanged = async (tx: Tx, opinions: readonly Opinion[]) => {
  if (opinions.length === 0) return [];
  const read = new Map(opinions.map((one) => [one.report.id, one]));
  const rows = await tx
    .selectFrom('incidents')
    .select(['id', 'description', 'category', 'status', 'zoneId'])
    .where('id', 'in', [...read.keys()])
    .where('classificationId', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.flatMap((row) => {
    const one = read.get(row.id);
    const isSame =
      one?.report.description === row.description && one.report.category === row.category;
    return one && isSame ? [{ ...row, ...one }] : [];
  });
};

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
  return tx
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
};
