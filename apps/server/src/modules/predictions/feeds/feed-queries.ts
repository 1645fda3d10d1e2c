import type { FeedMeasure } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db } from '../../../kernel/ctx.ts';

export interface SourceFilter {
  readonly cityId: string;
  /** Of the names of the source's stations. */
  readonly prefix: string;
}

/** How far a source's readings reach, and of how many stations they are since a moment. */
export const selectReach = async (
  db: Db,
  { cityId, prefix }: SourceFilter,
  since: Date,
): Promise<{ newestAt: Date | null; stations: number }> => {
  const { rows } = await sql<{ newestAt: Date | null; stations: number }>`
    SELECT max(at) AS "newestAt", count(DISTINCT station) FILTER (WHERE at >= ${since})::int AS stations
    FROM weather_readings
    WHERE city_id = ${cityId} AND starts_with(station, ${prefix})`.execute(db);
  return rows[0] ?? { newestAt: null, stations: 0 };
};

export type MeasuredHour = Readonly<Record<FeedMeasure, boolean>> & { readonly at: Date };

/** The hours of a span in which a source measured anything, and what of it. */
export const selectMeasuredHours = async (
  db: Db,
  { cityId, prefix }: SourceFilter,
  since: Date,
  until: Date,
): Promise<MeasuredHour[]> => {
  const { rows } = await sql<MeasuredHour>`
    SELECT date_trunc('hour', at) AS at,
      bool_or(temperature_c IS NOT NULL) AS temperature, bool_or(humidity_pct IS NOT NULL) AS humidity,
      bool_or(rain_mm IS NOT NULL) AS rain, bool_or(wind_ms IS NOT NULL) AS wind,
      bool_or(pm25_ugm3 IS NOT NULL) AS pm25, bool_or(pm10_ugm3 IS NOT NULL) AS pm10,
      bool_or(aqi IS NOT NULL) AS aqi
    FROM weather_readings
    WHERE city_id = ${cityId} AND starts_with(station, ${prefix}) AND at BETWEEN ${since} AND ${until}
    GROUP BY 1`.execute(db);
  return rows;
};

export const selectFeedStates = (db: Db, cityId: string) =>
  db.selectFrom('feedStates').selectAll().where('cityId', '=', cityId).execute();
