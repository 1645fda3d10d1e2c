import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { floodingRainMm } from './kinds.ts';

const scoredDays = 3;

/**
 * Compares the forecasts that were shown with what was measured since, day by day. Counts the last
 * days anew each time, so that running it twice, or a late measurement, does no harm.
 */
export const scorePredictions = async (ctx: Ctx, cityId: string): Promise<void> => {
  const timeZone = ctx.geography.city(cityId)?.timeZone ?? 'UTC';
  const since = new Date(ctx.clock.now().getTime() - scoredDays * 86_400_000);
  await sql`
    WITH truth AS (
      SELECT 'traffic' AS kind, area_id, at, congestion AS value
      FROM traffic_readings WHERE city_id = ${cityId} AND at >= ${since} AND congestion IS NOT NULL
      UNION ALL
      SELECT 'aqi', NULL, at, avg(aqi)
      FROM weather_readings WHERE city_id = ${cityId} AND at >= ${since} AND aqi IS NOT NULL GROUP BY at
      UNION ALL
      SELECT 'flooding', s.area_id, r.at, (r.rain_mm >= ${floodingRainMm})::int
      FROM weather_readings r JOIN sensors s ON s.id = r.station
      WHERE r.city_id = ${cityId} AND r.at >= ${since} AND r.rain_mm IS NOT NULL
    )
    INSERT INTO prediction_scores
      (city_id, kind, area_id, day, basis, model_version, n, error_sum, naive_sum, covered)
    SELECT p.city_id, p.kind, coalesce(p.area_id, ''), (p.target_at AT TIME ZONE ${timeZone})::date, 'live',
      p.model_version, count(*),
      sum(CASE p.kind WHEN 'flooding' THEN (t.value - p.point) ^ 2 ELSE abs(t.value - p.point) END),
      sum(CASE p.kind WHEN 'flooding' THEN (t.value - p.naive) ^ 2 ELSE abs(t.value - p.naive) END),
      count(*) FILTER (WHERE t.value BETWEEN p.lower80 AND p.upper80)
    FROM predictions p
    JOIN truth t ON t.kind = p.kind AND t.area_id IS NOT DISTINCT FROM p.area_id AND t.at = p.target_at
    WHERE p.city_id = ${cityId} AND p.target_at >= ${since} AND p.naive IS NOT NULL
    GROUP BY 1, 2, 3, 4, 6
    ON CONFLICT (city_id, kind, area_id, day, basis, model_version) DO UPDATE
    SET n = excluded.n, error_sum = excluded.error_sum, naive_sum = excluded.naive_sum, covered = excluded.covered`.execute(
    ctx.db,
  );
};
