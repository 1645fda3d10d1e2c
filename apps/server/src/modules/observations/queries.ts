import { type DepartmentKind, ObservationFigures } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';

export interface ObservationKey {
  readonly hospitalId: string;
  readonly department: DepartmentKind | null;
  readonly observedAt: Date;
}

export interface StoredObservation extends ObservationKey {
  readonly version: number;
  readonly figures: ObservationFigures;
  readonly note: string | null;
}

export const keyOf = ({ hospitalId, department, observedAt }: ObservationKey): string =>
  `${hospitalId} ${department ?? ''} ${observedAt.getTime()}`;

/** The newest version of each of these moments, by `keyOf`. One statement. */
export const newestVersions = async (
  tx: Tx,
  keys: readonly ObservationKey[],
): Promise<Map<string, StoredObservation>> => {
  const { rows } = await sql<{
    hospitalId: string;
    department: string;
    observedAt: Date;
    version: number;
    figures: unknown;
    note: string | null;
  }>`
    SELECT newest.* FROM unnest(
      ${keys.map(({ hospitalId }) => hospitalId)}::text[],
      ${keys.map(({ department }) => department ?? '')}::text[],
      ${keys.map(({ observedAt }) => observedAt)}::timestamptz[]
    ) AS wanted (hospital_id, department, observed_at)
    CROSS JOIN LATERAL (
      SELECT hospital_id, department, observed_at, version, figures, note FROM observations
      WHERE observations.hospital_id = wanted.hospital_id
        AND observations.department = wanted.department
        AND observations.observed_at = wanted.observed_at
      ORDER BY version DESC LIMIT 1
    ) AS newest`.execute(tx);
  return new Map(
    rows.map((row) => {
      const stored = {
        ...row,
        department: asDepartment(row.department),
        figures: ObservationFigures.parse(row.figures),
      };
      return [keyOf(stored), stored];
    }),
  );
};

export interface NewObservation extends StoredObservation {
  readonly source: 'api' | 'csv' | 'demo';
  readonly receivedAt: Date;
  readonly receivedBy: string | null;
  readonly receivedByName: string;
}

/** One statement with a parameter for each column, however many rows there are. */
export const insertObservations = async (
  tx: Tx,
  rows: readonly NewObservation[],
): Promise<void> => {
  await sql`
    INSERT INTO observations (hospital_id, department, observed_at, version, figures, note, source,
      received_at, received_by, received_by_name)
    SELECT * FROM unnest(
      ${rows.map(({ hospitalId }) => hospitalId)}::text[],
      ${rows.map(({ department }) => department ?? '')}::text[],
      ${rows.map(({ observedAt }) => observedAt)}::timestamptz[],
      ${rows.map(({ version }) => version)}::int[],
      ${rows.map(({ figures }) => JSON.stringify(figures))}::jsonb[],
      ${rows.map(({ note }) => note)}::text[],
      ${rows.map(({ source }) => source)}::text[],
      ${rows.map(({ receivedAt }) => receivedAt)}::timestamptz[],
      ${rows.map(({ receivedBy }) => receivedBy)}::uuid[],
      ${rows.map(({ receivedByName }) => receivedByName)}::text[])`.execute(tx);
};

export interface ObservationFilter {
  readonly hospitalId: string;
  readonly department?: DepartmentKind | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly onlyNewest: boolean;
  /** Moment, department and version of the last row of the page before. */
  readonly after?: readonly [Date, string, number] | undefined;
  readonly limit: number;
}

/** The newest moment first; of one moment the newest version first. */
export const pageOfObservations = async (db: Db, filter: ObservationFilter) => {
  let query = db
    .selectFrom('observations as o')
    .selectAll('o')
    .where('o.hospitalId', '=', filter.hospitalId)
    .orderBy('o.observedAt', 'desc')
    .orderBy('o.department')
    .orderBy('o.version', 'desc')
    .limit(filter.limit);
  if (filter.department) query = query.where('o.department', '=', filter.department);
  if (filter.from) query = query.where('o.observedAt', '>=', filter.from);
  if (filter.to) query = query.where('o.observedAt', '<', filter.to);
  if (filter.onlyNewest) {
    query = query.where(sql<boolean>`NOT EXISTS (
      SELECT FROM observations newer
      WHERE newer.hospital_id = o.hospital_id AND newer.department = o.department
        AND newer.observed_at = o.observed_at AND newer.version > o.version)`);
  }
  if (filter.after) {
    const [observedAt, department, version] = filter.after;
    query = query.where(
      sql<boolean>`(o.observed_at < ${observedAt} OR (o.observed_at = ${observedAt} AND
        (o.department, -o.version) > (${department}, ${-version})))`,
    );
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    ...row,
    department: asDepartment(row.department),
    figures: ObservationFigures.parse(row.figures),
  }));
};

/** Written from the contract's own list only, or empty for the whole hospital. */
const asDepartment = (text: string): DepartmentKind | null =>
  text === '' ? null : (text as DepartmentKind);
