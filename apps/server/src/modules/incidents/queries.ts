import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { type IncidentRow, incidentColumns } from './incident-row.ts';

export const selectIncident = (db: Db | Tx, id: string): Promise<IncidentRow | undefined> =>
  db
    .selectFrom('incidents')
    .select(incidentColumns)
    .where('incidents.id', '=', id)
    .executeTakeFirst();

export const selectIncidents = (db: Db | Tx, ids: readonly string[]): Promise<IncidentRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('incidents')
        .select(incidentColumns)
        .where('incidents.id', 'in', ids)
        .orderBy('incidents.createdAt', 'desc')
        .orderBy('incidents.id', 'desc')
        .execute();

/** Makes all others that would vote on or decide about it wait for this transaction. */
export const lockIncident = (tx: Tx, id: string): Promise<IncidentRow | undefined> =>
  tx
    .selectFrom('incidents')
    .select(incidentColumns)
    .where('incidents.id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const selectReported = (db: Db | Tx, citizenId: string): Promise<IncidentRow[]> =>
  db
    .selectFrom('incidents')
    .select(incidentColumns)
    .where('incidents.citizenId', '=', citizenId)
    .orderBy('incidents.createdAt', 'desc')
    .orderBy('incidents.id', 'desc')
    .execute();

export const selectHistory = (db: Db | Tx, incidentId: string) =>
  db
    .selectFrom('incidentHistory')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('at')
    .orderBy('version')
    .orderBy('id')
    .execute();

/**
 * For each incident, how many other open ones of its category lie close by in its zone, near in
 * time. A box on the place index first, then the exact distance.
 */
export const countSimilar = async (
  db: Db | Tx,
  ids: readonly string[],
  radiusMetres: number,
  windowHours: number,
): Promise<Map<string, number>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; similar: number }>`
    SELECT mine.id, count(*) AS similar
    FROM incidents AS mine
    JOIN incidents AS other
      ON point(other.lng, other.lat) <@ box(
           point(mine.lng - ${radiusMetres}::float8 / (111320 * cos(radians(mine.lat))),
                 mine.lat - ${radiusMetres}::float8 / 111320),
           point(mine.lng + ${radiusMetres}::float8 / (111320 * cos(radians(mine.lat))),
                 mine.lat + ${radiusMetres}::float8 / 111320))
     AND other.id <> mine.id
     AND other.city_id = mine.city_id
     AND other.category = mine.category
     AND other.zone_id IS NOT DISTINCT FROM mine.zone_id
     AND other.status IN ('reported', 'active')
     AND abs(extract(epoch FROM other.created_at - mine.created_at)) <= ${windowHours * 3600}
     AND 2 * 6371008.8 * asin(sqrt(least(1,
           sin(radians(other.lat - mine.lat) / 2) ^ 2
           + cos(radians(mine.lat)) * cos(radians(other.lat))
             * sin(radians(other.lng - mine.lng) / 2) ^ 2))) <= ${radiusMetres}::float8
    WHERE mine.id = ANY(${[...ids]}::uuid[])
    GROUP BY mine.id`.execute(db);
  return new Map(rows.map((row) => [row.id, row.similar]));
};
