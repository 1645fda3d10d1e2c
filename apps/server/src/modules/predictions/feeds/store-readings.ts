import { sql } from 'kysely';
import type { Ctx } from '../../../kernel/ctx.ts';
import type { FeedReading } from '../../../platform/feeds/index.ts';

export interface StoredReadings {
  readonly added: number;
  /** Readings of before that lacked a value and have it now. */
  readonly completed: number;
  readonly already: number;
  /** Values that the feed gives otherwise than it first did: the first ones stay. */
  readonly differed: number;
}

export interface ReadingsToStore {
  readonly cityId: string;
  readonly feed: string;
  /** One for each station and time. */
  readonly readings: readonly FeedReading[];
}

const columns = [
  ['temperature_c', 'temperatureC'],
  ['humidity_pct', 'humidityPct'],
  ['rain_mm', 'rainMm'],
  ['wind_ms', 'windMs'],
  ['pm25_ugm3', 'pm25'],
  ['pm10_ugm3', 'pm10'],
  ['aqi', 'aqi'],
] as const;
const rowsAtOnce = 5_000;

const each = (of: (column: string) => string, by: string) =>
  sql.raw(columns.map(([column]) => of(column)).join(by));
const names = each((column) => column, ', ');
/** Beyond rounding; an unknown value differs from nothing. */
const differing = each(
  (column) => `coalesce((abs(w.${column} - f.${column}) > 1e-6)::int, 0)`,
  ' + ',
);
const gaining = each((column) => `w.${column} IS NULL AND f.${column} IS NOT NULL`, ' OR ');
const completed = each((column) => `${column} = coalesce(w.${column}, f.${column})`, ', ');

/**
 * Keeps readings; the same ones again change nothing. What was known when must stay true: a value
 * that a feed corrects keeps its first figure and is counted, and a reading that gains a value counts
 * as received when it did.
 */
export const storeReadings = async (
  ctx: Ctx,
  { cityId, feed, readings }: ReadingsToStore,
): Promise<StoredReadings> => {
  const total = { added: 0, completed: 0, already: 0, differed: 0 };
  for (let from = 0; from < readings.length; from += rowsAtOnce) {
    const part = readings.slice(from, from + rowsAtOnce);
    const stored = await storePart(ctx, cityId, feed, part);
    total.added += stored.added;
    total.completed += stored.completed;
    total.differed += stored.differed;
    total.already += part.length - stored.added - stored.completed;
  }
  return total;
};

const storePart = async (
  ctx: Ctx,
  cityId: string,
  feed: string,
  readings: readonly FeedReading[],
): Promise<Omit<StoredReadings, 'already'>> => {
  const now = ctx.clock.now();
  const values = columns.map(([, key]) => sql`${readings.map((one) => one[key])}::float8[]`);
  const incoming = sql`unnest(${readings.map(({ station }) => `${feed}:${station}`)}::text[],
    ${readings.map(({ at }) => at)}::timestamptz[], ${sql.join(values)}) AS f (station, at, ${names})`;
  return ctx.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ differed: number }>`
      SELECT coalesce(sum(${differing}), 0)::int AS differed
      FROM ${incoming} JOIN weather_readings w USING (station, at)`.execute(tx);
    const filled = await sql`
      UPDATE weather_readings w SET ${completed}, received_at = ${now}
      FROM ${incoming}
      WHERE w.station = f.station AND w.at = f.at AND (${gaining})`.execute(tx);
    const added = await sql`
      INSERT INTO weather_readings (city_id, station, at, ${names}, provenance, received_at)
      SELECT ${cityId}, station, at, ${names}, ${feed}, ${now} FROM ${incoming}
      ON CONFLICT (station, at) DO NOTHING`.execute(tx);
    return {
      added: Number(added.numAffectedRows ?? 0),
      completed: Number(filled.numAffectedRows ?? 0),
      differed: rows[0]?.differed ?? 0,
    };
  });
};
