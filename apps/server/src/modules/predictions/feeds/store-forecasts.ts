import { sql } from 'kysely';
import type { Ctx } from '../../../kernel/ctx.ts';
import type { DayForecast } from './summarise-days.ts';

export interface ForecastsToStore {
  readonly cityId: string;
  readonly feed: string;
  /** One for each station and day. */
  readonly days: readonly DayForecast[];
}

/**
 * Keeps what is foretold of days beside what was foretold before; what is told again as it was told
 * last adds nothing.
 *
 * @returns how many days are foretold anew
 */
export const storeForecasts = async (
  ctx: Ctx,
  { cityId, feed, days }: ForecastsToStore,
): Promise<number> => {
  if (days.length === 0) return 0;
  const numbers = (
    key: 'temperatureMaxC' | 'temperatureMinC' | 'humidityPct' | 'pm25' | 'rainMm',
  ) => sql`${days.map((one) => one[key])}::float8[]`;
  const stored = await sql`
    INSERT INTO weather_forecasts (city_id, station, day, known_at, temperature_max_c,
      temperature_min_c, humidity_pct, pm25_ugm3, rain_mm, provenance)
    SELECT ${cityId}, f.station, f.day, ${ctx.clock.now()}, f.warmest, f.coldest, f.humidity, f.pm25,
      f.rain, ${feed}
    FROM unnest(${days.map(({ station }) => `${feed}:${station}`)}::text[],
      ${days.map(({ day }) => day)}::date[], ${numbers('temperatureMaxC')},
      ${numbers('temperatureMinC')}, ${numbers('humidityPct')}, ${numbers('pm25')},
      ${numbers('rainMm')}) AS f (station, day, warmest, coldest, humidity, pm25, rain)
    LEFT JOIN LATERAL (
      SELECT * FROM weather_forecasts w
      WHERE w.station = f.station AND w.day = f.day ORDER BY known_at DESC LIMIT 1
    ) last ON true
    WHERE last.station IS NULL
      OR (last.temperature_max_c, last.temperature_min_c, last.humidity_pct, last.pm25_ugm3, last.rain_mm)
        IS DISTINCT FROM (f.warmest, f.coldest, f.humidity, f.pm25, f.rain)
    ON CONFLICT DO NOTHING`.execute(ctx.db);
  return Number(stored.numAffectedRows ?? 0);
};
