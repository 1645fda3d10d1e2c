import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../kernel/ctx.ts';

export interface DailySignalFilter {
  readonly cityId: string;
  readonly timeZone: string;
  /** YYYY-MM-DD by the city's clocks, both included. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly now: Date;
}

export interface DailyReadingRow {
  readonly day: string;
  readonly provenance: string;
  readonly pm25: number | null;
  readonly pm10: number | null;
  readonly aqi: number | null;
  readonly temperatureMaxC: number | null;
  readonly temperatureMinC: number | null;
  readonly humidityPercent: number | null;
  readonly knownAt: Date;
}

/** CPCB 2014: a day's value needs sixteen hours of it. A replay has one value a day. */
const fewestHours = 16;

/**
 * Each past day of each source: the mean over its stations of what each made of the day. Null where a
 * station had too few hours; a source without any does not appear.
 */
export const selectDailyReadings = async (
  db: Db,
  { cityId, timeZone, fromDay, toDay, now }: DailySignalFilter,
): Promise<DailyReadingRow[]> => {
  const of = (column: string, sum: 'avg' | 'max' | 'min') => {
    const value = sql.ref(column);
    const hours = sql`count(DISTINCT date_trunc('hour', at)) FILTER (WHERE ${value} IS NOT NULL)`;
    return sql`CASE WHEN provenance = 'replay' OR ${hours} >= ${fewestHours} THEN ${sql.raw(sum)}(${value}) END`;
  };
  const local: RawBuilder<unknown> = sql`(at AT TIME ZONE ${timeZone})::date`;
  const { rows } = await sql<DailyReadingRow>`
    WITH of_station AS (
      SELECT ${local} AS day, provenance, station,
        ${of('pm25_ugm3', 'avg')} AS pm25, ${of('pm10_ugm3', 'avg')} AS pm10, ${of('aqi', 'avg')} AS aqi,
        ${of('temperature_c', 'max')} AS warmest, ${of('temperature_c', 'min')} AS coldest,
        ${of('humidity_pct', 'avg')} AS humidity, max(received_at) AS received_at
      FROM weather_readings
      WHERE city_id = ${cityId}
        AND at >= ${fromDay}::date::timestamp AT TIME ZONE ${timeZone}
        AND at < (${toDay}::date + 1)::timestamp AT TIME ZONE ${timeZone}
        AND at < (${now}::timestamptz AT TIME ZONE ${timeZone})::date::timestamp AT TIME ZONE ${timeZone}
      GROUP BY 1, 2, 3
    )
    SELECT day::text, provenance, avg(pm25) AS pm25, avg(pm10) AS pm10, avg(aqi) AS aqi,
      avg(warmest) AS "temperatureMaxC", avg(coldest) AS "temperatureMinC",
      avg(humidity) AS "humidityPercent",
      CASE WHEN provenance = 'replay' THEN (day + 1)::timestamp AT TIME ZONE ${timeZone}
        ELSE max(received_at) END AS "knownAt"
    FROM of_station
    GROUP BY day, provenance
    ORDER BY day, provenance`.execute(db);
  return rows;
};

export interface DailyForecastRow {
  readonly day: string;
  readonly provenance: string;
  readonly pm25: number | null;
  readonly temperatureMaxC: number | null;
  readonly temperatureMinC: number | null;
  readonly humidityPercent: number | null;
  readonly knownAt: Date;
}

/** What was foretold of each day, every telling of it, the oldest first. */
export const selectDailyForecasts = async (
  db: Db,
  { cityId, fromDay, toDay }: DailySignalFilter,
): Promise<DailyForecastRow[]> => {
  const { rows } = await sql<DailyForecastRow>`
    SELECT day::text, provenance, avg(pm25_ugm3) AS pm25, avg(temperature_max_c) AS "temperatureMaxC",
      avg(temperature_min_c) AS "temperatureMinC", avg(humidity_pct) AS "humidityPercent",
      known_at AS "knownAt"
    FROM weather_forecasts
    WHERE city_id = ${cityId} AND day BETWEEN ${fromDay}::date AND ${toDay}::date
    GROUP BY day, provenance, known_at
    ORDER BY day, known_at, provenance`.execute(db);
  return rows;
};

export interface AirSource {
  readonly provenance: string;
  readonly measuresParticles: boolean;
  /** YYYY-MM-DD by the city's clocks. */
  readonly firstDay: string;
}

/** Who ever measured the air of a city, how, and from when on. */
export const selectAirSources = async (
  db: Db,
  cityId: string,
  timeZone: string,
): Promise<AirSource[]> => {
  const { rows } = await sql<AirSource>`
    SELECT provenance, bool_or(pm25_ugm3 IS NOT NULL) AS "measuresParticles",
      (min(at) AT TIME ZONE ${timeZone})::date::text AS "firstDay"
    FROM weather_readings
    WHERE city_id = ${cityId} AND (pm25_ugm3 IS NOT NULL OR aqi IS NOT NULL)
    GROUP BY provenance`.execute(db);
  return rows;
};
