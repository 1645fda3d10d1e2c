import { sql } from 'kysely';
import type { Tx } from '../../kernel/ctx.ts';

/** An hour (UTC, at its beginning), a ward and a category. */
export interface HourlyCell {
  readonly hour: Date;
  readonly cityId: string;
  readonly areaId: string;
  readonly category: string;
}

export interface HourlyCount extends HourlyCell {
  readonly reported: number;
  readonly resolved: number;
  readonly severitySum: number;
}

/**
 * Every cell that an incident counts in, or counted in before somebody corrected its ward, category
 * or resolution.
 */
export const cellsOfIncident = async (tx: Tx, incidentId: string): Promise<HourlyCell[]> => {
  const { rows } = await sql<HourlyCell>`
    WITH states AS (
      SELECT area_id, category, created_at, resolved_at, city_id
      FROM incidents WHERE id = ${incidentId}::uuid
      UNION
      SELECT h.before ->> 'areaId', h.before ->> 'category', i.created_at,
             (h.before ->> 'resolvedAt')::timestamptz, i.city_id
      FROM incident_history AS h JOIN incidents AS i ON i.id = h.incident_id
      WHERE h.incident_id = ${incidentId}::uuid AND h.before ? 'areaId'
    ), hours AS (
      SELECT s.area_id, s.category, s.city_id, at.moment
      FROM states AS s CROSS JOIN LATERAL (VALUES (s.created_at), (s.resolved_at)) AS at (moment)
    )
    SELECT DISTINCT date_trunc('hour', moment, 'UTC') AS hour,
           city_id AS "cityId", area_id AS "areaId", category
    FROM hours WHERE moment IS NOT NULL AND area_id IS NOT NULL`.execute(tx);
  return rows;
};

/** How many were reported and how many resolved in each cell of the time span that has any. */
export const countHours = async (
  tx: Tx,
  span: { cityId: string; from: Date; to: Date; areaId?: string; category?: string },
): Promise<HourlyCount[]> => {
  const cell = sql`city_id = ${span.cityId} AND area_id IS NOT NULL
    AND (${span.areaId ?? null}::text IS NULL OR area_id = ${span.areaId ?? null})
    AND (${span.category ?? null}::text IS NULL OR category = ${span.category ?? null})`;
  const { rows } = await sql<HourlyCount>`
    SELECT hour, city_id AS "cityId", area_id AS "areaId", category,
           sum(reported)::int AS reported, sum(resolved)::int AS resolved,
           sum(severity)::int AS "severitySum"
    FROM (
      SELECT date_trunc('hour', created_at, 'UTC') AS hour, city_id, area_id, category,
             1 AS reported, 0 AS resolved, severity
      FROM incidents
      WHERE ${cell} AND created_at >= ${span.from} AND created_at < ${span.to}
      UNION ALL
      SELECT date_trunc('hour', resolved_at, 'UTC'), city_id, area_id, category, 0, 1, 0
      FROM incidents
      WHERE ${cell} AND resolved_at >= ${span.from} AND resolved_at < ${span.to}
    ) AS steps
    GROUP BY hour, city_id, area_id, category`.execute(tx);
  return rows;
};
