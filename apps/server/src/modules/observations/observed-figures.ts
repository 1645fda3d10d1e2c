import type { DepartmentKind } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';

/** What the reports of one day said of one figure. */
export interface ObservedFigure {
  /** Null: of the hospital as a whole. */
  readonly department: DepartmentKind | null;
  /** `2026-11-08` by the clock of the zone asked for. */
  readonly day: string;
  /** `edPatients`, `occupied.icu`, `oxygenLitres`, `supplies.n95-mask`; `occupied`: all types at once. */
  readonly figure: string;
  readonly least: number;
  readonly most: number;
}

interface Days {
  readonly hospitalId: string;
  /** First and last, `2026-11-08`. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** Least and most of each figure on each day, by the highest versions. Who may read is for the caller. */
export const observedFigures = async (
  db: Db | Tx,
  { hospitalId, from, to, timeZone }: Days,
): Promise<ObservedFigure[]> => {
  const { rows } = await sql<Omit<ObservedFigure, 'department'> & { department: string }>`
    WITH newest AS (
      SELECT DISTINCT ON (department, observed_at) department, figures,
        (observed_at AT TIME ZONE ${timeZone})::date AS day
      FROM observations
      WHERE hospital_id = ${hospitalId}
        AND observed_at >= ${from}::date::timestamp AT TIME ZONE ${timeZone}
        AND observed_at < (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}
      ORDER BY department, observed_at, version DESC
    ), parts AS (
      SELECT department, day, whole.key AS name, part.key AS part, part.value
      FROM newest, jsonb_each(figures) AS whole,
        jsonb_each(CASE jsonb_typeof(whole.value) WHEN 'object' THEN whole.value
          ELSE jsonb_build_object('', whole.value) END) AS part
    ), said AS (
      SELECT department, day, name || CASE part WHEN '' THEN '' ELSE '.' || part END AS figure,
        CASE jsonb_typeof(value) WHEN 'number' THEN value::float8 END AS value
      FROM parts
      UNION ALL
      SELECT department, day, 'occupied',
        (SELECT sum(beds::int) FROM jsonb_each_text(figures -> 'occupied') AS types (type, beds))
      FROM newest WHERE figures -> 'occupied' IS NOT NULL
    )
    SELECT department, day::text, figure, min(value) AS least, max(value) AS most
    FROM said WHERE value IS NOT NULL
    GROUP BY department, day, figure ORDER BY department, day, figure`.execute(db);
  return rows.map((row) => ({ ...row, department: asDepartment(row.department) }));
};

export interface SeenUntil {
  readonly id: string;
  readonly hospitalId: string;
  readonly from: string;
  readonly to: string;
  readonly since: Date;
}

/** Which of these days were told of anew, late or corrected, after they had been looked at: by id. */
export const toldSince = async (
  db: Db | Tx,
  timeZone: string,
  seen: readonly SeenUntil[],
): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT seen.id FROM unnest(
      ${seen.map(({ id }) => id)}::text[],
      ${seen.map(({ hospitalId }) => hospitalId)}::text[],
      ${seen.map(({ from }) => from)}::date[],
      ${seen.map(({ to }) => to)}::date[],
      ${seen.map(({ since }) => since)}::timestamptz[]
    ) AS seen (id, hospital_id, from_day, to_day, since)
    WHERE EXISTS (
      SELECT FROM observations
      WHERE observations.hospital_id = seen.hospital_id
          -- What was being written when they were looked at has an earlier time.
          AND received_at > seen.since - interval '1 minute'
        AND observed_at >= seen.from_day::timestamp AT TIME ZONE ${timeZone}
        AND observed_at < (seen.to_day + 1)::timestamp AT TIME ZONE ${timeZone})`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

/** Written from the contract's own list only, or empty for the whole hospital. */
const asDepartment = (text: string): DepartmentKind | null =>
  text === '' ? null : (text as DepartmentKind);
