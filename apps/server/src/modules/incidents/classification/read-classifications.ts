import type { IncidentAi, StaffView } from '@pulse/contract';
import { z } from 'zod';
import type { Db, Tx } from '../../../kernel/ctx.ts';

export interface ReadClassification {
  readonly ai: IncidentAi;
  readonly alternatives: StaffView['aiAlternatives'];
}

const Reasons = z.array(z.object({ word: z.string(), weight: z.number() }));
const Alternatives = z.array(z.object({ category: z.string(), confidence: z.number() }));

/** What the engine made of incidents, by the id of the classification; one query for many. */
export const readClassifications = async (
  db: Db | Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, ReadClassification>> => {
  const wanted = ids.filter((id) => id !== null);
  // A report just made has none: it is not to wait for another query.
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('incidentClassifications')
    .selectAll()
    .where('id', 'in', wanted)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ai: {
          category: row.category,
          subCategory: row.subCategory,
          severity: row.severity,
          confidence: row.confidence,
          reasons: Reasons.parse(row.reasons),
          severityConfidence: row.severityConfidence,
          severityReasons: Reasons.parse(row.severityReasons),
          modelVersion: row.modelVersion,
          at: row.at.toISOString(),
          needsPerson: row.needsPerson,
        },
        alternatives: Alternatives.parse(row.alternatives),
      },
    ]),
  );
};
