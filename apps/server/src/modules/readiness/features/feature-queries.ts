import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/ctx.ts';
import type { SurgeInput } from '../surge/surge-row.ts';

// Thousands of rows are read at once: names are given in SQL, for renaming each row holds the loop.

/** One row of the feature store; days since 1970, times in milliseconds. */
export interface FeatureRow {
  readonly hospitalId: string;
  readonly unit: string;
  readonly input: SurgeInput;
  readonly day: number;
  readonly knownAtMs: number;
  readonly value: number;
  readonly provenance: string;
}

export type FeatureKey = Pick<FeatureRow, 'hospitalId' | 'unit' | 'input' | 'day'>;

export const featureKey = ({ hospitalId, unit, input, day }: FeatureKey): string =>
  `${hospitalId}|${unit}|${input}|${day}`;

const dayNumber = sql<number>`day - '1970-01-01'::date`;
const knownAtMs = sql<number>`(extract(epoch FROM known_at) * 1000)::float8`;

/** The newest row of each key, from a day on; of all inputs, or of some. */
export const selectNewest = async (
  db: Db | Tx,
  cityId: string,
  fromDay: number,
  inputs?: readonly SurgeInput[],
): Promise<FeatureRow[]> => {
  const wanted = inputs === undefined ? sql`true` : sql`input = any(${[...inputs]}::text[])`;
  const { rows } = await sql<FeatureRow>`
    SELECT DISTINCT ON (hospital_id, unit, input, surge_features.day)
      hospital_id AS "hospitalId", unit, input,
      ${dayNumber} AS day, ${knownAtMs} AS "knownAtMs", value, provenance
    FROM surge_features
    WHERE city_id = ${cityId} AND surge_features.day >= '1970-01-01'::date + ${fromDay}::int
      AND ${wanted}
    ORDER BY hospital_id, unit, input, surge_features.day, known_at DESC`.execute(
    db.withoutPlugins(),
  );
  return rows;
};

/** The newest row of each of these keys that has any, by `featureKey`. */
export const selectNewestOf = async (
  tx: Tx,
  cityId: string,
  keys: readonly FeatureKey[],
): Promise<Map<string, FeatureRow>> => {
  const { rows } = await sql<FeatureRow>`
    SELECT wanted.hospital_id AS "hospitalId", wanted.unit, wanted.input, wanted.day, newest.* FROM unnest(
      ${keys.map(({ hospitalId }) => hospitalId)}::text[],
      ${keys.map(({ unit }) => unit)}::text[],
      ${keys.map(({ input }) => input)}::text[],
      ${keys.map(({ day }) => day)}::int[]
    ) AS wanted (hospital_id, unit, input, day)
    CROSS JOIN LATERAL (
      SELECT ${knownAtMs} AS "knownAtMs", value, provenance FROM surge_features AS f
      WHERE f.city_id = ${cityId} AND f.hospital_id = wanted.hospital_id
        AND f.unit = wanted.unit AND f.input = wanted.input
        AND f.day = '1970-01-01'::date + wanted.day
      ORDER BY known_at DESC LIMIT 1
    ) AS newest`.execute(tx.withoutPlugins());
  return new Map(rows.map((row) => [featureKey(row), row]));
};

/** Of which hospitals a city's store holds something; '' is the city. */
export const selectKnownHospitals = async (db: Db, cityId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT hospital_id AS id FROM surge_features WHERE city_id = ${cityId}
    ORDER BY hospital_id`.execute(db);
  return rows.map(({ id }) => id);
};

/** All that is known of a hospital, as the city's clock tells time, in the order of becoming known. */
export const selectFeatures = async (
  db: Db,
  cityId: string,
  hospitalId: string,
  timeZone: string,
): Promise<Omit<FeatureRow, 'provenance'>[]> => {
  const { rows } = await sql<Omit<FeatureRow, 'provenance'>>`
    SELECT hospital_id AS "hospitalId", unit, input, ${dayNumber} AS day,
      (extract(epoch FROM known_at AT TIME ZONE ${timeZone}) * 1000)::float8 AS "knownAtMs", value
    FROM surge_features WHERE city_id = ${cityId} AND hospital_id = ${hospitalId}
    ORDER BY unit, input, surge_features.day, known_at`.execute(db.withoutPlugins());
  return rows;
};

/** Arrivals of each unit of each hospital from a day on, as they are known now. */
export const sumArrivals = async (
  db: Db,
  cityId: string,
  fromDay: number,
): Promise<{ hospitalId: string; unit: string; arrivals: number }[]> => {
  const { rows } = await sql<{ hospitalId: string; unit: string; arrivals: number }>`
    SELECT hospital_id, unit, sum(value) AS arrivals FROM (
      SELECT DISTINCT ON (hospital_id, unit, day) hospital_id, unit, value FROM surge_features
      WHERE city_id = ${cityId} AND input = 'arrivals' AND unit <> ''
        AND day >= '1970-01-01'::date + ${fromDay}::int
      ORDER BY hospital_id, unit, day, known_at DESC
    ) AS newest
    WHERE value <> 'NaN' GROUP BY hospital_id, unit ORDER BY hospital_id, unit`.execute(db);
  return rows;
};

/** When the newest arrivals of each hospital became known, in milliseconds. */
export const selectNewestArrivals = async (
  db: Db,
  cityId: string,
): Promise<Map<string, number>> => {
  const { rows } = await sql<{ hospitalId: string; knownAtMs: number }>`
    SELECT hospital_id, (extract(epoch FROM max(known_at)) * 1000)::float8 AS known_at_ms
    FROM surge_features WHERE city_id = ${cityId} AND input = 'arrivals'
    GROUP BY hospital_id`.execute(db);
  return new Map(rows.map(({ hospitalId, knownAtMs }) => [hospitalId, knownAtMs]));
};

/** Nothing that is there is ever overwritten. */
export const insertFeatures = async (
  tx: Tx,
  cityId: string,
  rows: readonly FeatureRow[],
): Promise<void> => {
  await sql`
    INSERT INTO surge_features (city_id, hospital_id, unit, input, day, known_at, value, provenance)
    SELECT ${cityId}, hospital_id, unit, input, '1970-01-01'::date + day,
      to_timestamp(known_at_ms / 1000), value, provenance
    FROM unnest(
      ${rows.map(({ hospitalId }) => hospitalId)}::text[],
      ${rows.map(({ unit }) => unit)}::text[],
      ${rows.map(({ input }) => input)}::text[],
      ${rows.map(({ day }) => day)}::int[],
      ${rows.map(({ knownAtMs }) => knownAtMs)}::float8[],
      ${rows.map(({ value }) => value)}::float8[],
      ${rows.map(({ provenance }) => provenance)}::text[]
    ) AS fresh (hospital_id, unit, input, day, known_at_ms, value, provenance)
    ON CONFLICT DO NOTHING`.execute(tx);
};

export const deleteFeaturesBefore = async (
  db: Db | Tx,
  cityId: string,
  day: number,
): Promise<void> => {
  await sql`DELETE FROM surge_features
    WHERE city_id = ${cityId} AND day < '1970-01-01'::date + ${day}::int`.execute(db);
};

/** Two rebuilds of a city at once would both say the same. Any fixed number that nobody else locks. */
export const holdFeatures = async (tx: Tx, cityId: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(7305122, hashtext(${cityId}))`.execute(tx);
};
