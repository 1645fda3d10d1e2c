import { roleOf } from '../../../kernel/actor.ts';
import type { Ctx, Tx } from '../../../kernel/ctx.ts';
import type { IncidentRow } from '../incident-row.ts';
import { withoutPersonalData } from './without-personal-data.ts';

/** What a member of staff says that an incident is. */
export interface Judgement {
  readonly category: string;
  readonly severity: number;
}

/**
 * Keeps what staff said a report should have been, when the reporter or the engine had said
 * something else, for the next training. It holds no name, and belongs to the version that the
 * decision makes.
 */
export const recordCorrection = async (
  ctx: Ctx,
  tx: Tx,
  row: IncidentRow,
  judged: Partial<Judgement>,
): Promise<void> => {
  const ai = await opinionOf(tx, row.classificationId);
  const to = {
    category: judged.category ?? row.category,
    severity: judged.severity ?? row.severity,
  };
  const isChanged = to.category !== row.category || to.severity !== row.severity;
  const isAgainstAi = ai !== undefined && ai.category !== to.category;
  if (!isChanged && !isAgainstAi) return;
  await tx
    .insertInto('classificationCorrections')
    .values({
      id: ctx.ids.next(),
      incidentId: row.id,
      version: row.version + 1,
      cityId: row.cityId,
      text: withoutPersonalData(row.description),
      fromCategory: row.category,
      toCategory: to.category,
      fromSeverity: row.severity,
      toSeverity: to.severity,
      aiCategory: ai?.category ?? null,
      aiSeverity: ai?.severity ?? null,
      byRole: roleOf(ctx.actor),
      at: ctx.clock.now(),
    })
    // Of two who decide on one version the second fails later, for its version is gone.
    .onConflict((conflict) => conflict.columns(['incidentId', 'version']).doNothing())
    .execute();
};

/** Who takes a decision back takes back what it taught. */
export const takeCorrectionBack = async (tx: Tx, row: IncidentRow): Promise<void> => {
  await tx
    .deleteFrom('classificationCorrections')
    .where('incidentId', '=', row.id)
    .where('version', '=', row.version)
    .execute();
};

const opinionOf = async (tx: Tx, classificationId: string | null) =>
  classificationId === null
    ? undefined
    : tx
        .selectFrom('incidentClassifications')
        .select(['category', 'severity'])
        .where('id', '=', classificationId)
        .executeTakeFirst();
