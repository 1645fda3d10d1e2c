import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { metresBetween } from './distance.ts';
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
    .forNoKeyUpdate()
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

type Placed = Pick<
  IncidentRow,
  'id' | 'lat' | 'lng' | 'cityId' | 'category' | 'zoneId' | 'createdAt'
>;

/**
 * For each incident, how many other open ones of its category lie close by in its zone, near in
 * time. A box on the place index first, then the exact distance. The rows go in as they are:
 * looking a hundred ids up again made the planner read the whole table.
 */
export const countSimilar = async (
  db: Db | Tx,
  placed: readonly Placed[],
  radiusMetres: number,
  windowHours: number,
): Promise<Map<string, number>> => {
  if (placed.length === 0) return new Map();
  const box = sql`box(
    point(mine.lng - ${radiusMetres}::float8 / (111000 * cos(radians(mine.lat))),
          mine.lat - ${radiusMetres}::float8 / 111000),
    point(mine.lng + ${radiusMetres}::float8 / (111000 * cos(radians(mine.lat))),
          mine.lat + ${radiusMetres}::float8 / 111000))`;
  const { rows } = await sql<{ id: string; similar: number }>`
    SELECT mine.id, near.similar
    FROM unnest(
      ${placed.map(({ id }) => id)}::uuid[],
      ${placed.map(({ lat }) => lat)}::float8[],
      ${placed.map(({ lng }) => lng)}::float8[],
      ${placed.map(({ cityId }) => cityId)}::text[],
      ${placed.map(({ category }) => category)}::text[],
      ${placed.map(({ zoneId }) => zoneId)}::text[],
      ${placed.map(({ createdAt }) => createdAt.toISOString())}::timestamptz[]
    ) AS mine (id, lat, lng, city_id, category, zone_id, created_at)
    CROSS JOIN LATERAL (
      SELECT count(*) AS similar FROM incidents
      WHERE point(incidents.lng, incidents.lat) <@ ${box}
        AND incidents.id <> mine.id
        AND incidents.city_id = mine.city_id
        AND incidents.category = mine.category
        AND incidents.zone_id IS NOT DISTINCT FROM mine.zone_id
        AND incidents.status IN ('reported', 'active')
        AND abs(extract(epoch FROM incidents.created_at - mine.created_at)) <= ${windowHours * 3600}
        AND ${metresBetween(sql`mine.lat`, sql`mine.lng`)} <= ${radiusMetres}::float8
    ) AS near`.execute(db);
  return new Map(rows.map((row) => [row.id, row.similar]));
};
