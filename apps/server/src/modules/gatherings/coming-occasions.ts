import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';

/** Something on the calendar that brings people together, on one day of the city. */
export interface Occasion {
  readonly day: string;
  readonly name: string;
  readonly fireworks: boolean;
  /** Null: a holiday, of which nobody knows how many keep it. */
  readonly expectedCrowd: number | null;
  readonly outdoors: boolean;
}

/** Holidays and planned gatherings on each of the days, the earliest first. */
export const comingOccasions = async (
  db: Db | Tx,
  cityId: string,
  span: { fromDay: string; toDay: string; timeZone: string },
): Promise<Occasion[]> => {
  const { fromDay, toDay, timeZone } = span;
  const { rows } = await sql<Occasion>`
    SELECT DISTINCT date::text AS day, name, false AS fireworks, NULL::int AS expected_crowd,
      false AS outdoors
    FROM holidays
    WHERE city_id = ${cityId} AND date BETWEEN ${fromDay}::date AND ${toDay}::date
    UNION ALL
    SELECT days.day::date::text, name, fireworks, expected_crowd, setting = 'outdoor'
    FROM gatherings,
      generate_series(${fromDay}::timestamp, ${toDay}::timestamp, interval '1 day') AS days (day)
    WHERE city_id = ${cityId} AND status = 'planned'
      AND starts_at < (days.day + interval '1 day') AT TIME ZONE ${timeZone}
      AND ends_at > days.day AT TIME ZONE ${timeZone}
    ORDER BY day, name`.execute(db);
  return rows;
};
