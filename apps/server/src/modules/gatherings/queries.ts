import type { GatheringKind } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';

export const selectGatherings = (db: Db | Tx, cityId?: string) => {
  const all = db.selectFrom('gatherings').selectAll();
  return cityId === undefined ? all : all.where('cityId', '=', cityId);
};

export type GatheringRow = Awaited<
  ReturnType<ReturnType<typeof selectGatherings>['execute']>
>[number];

export const findGathering = (db: Db | Tx, id: string) =>
  selectGatherings(db).where('id', '=', id).executeTakeFirst();

/** Other planned gatherings of the city that share some of the time. */
export const selectOverlapping = (
  db: Db | Tx,
  at: { cityId: string; startsAt: Date; endsAt: Date; notId: string | undefined },
) => {
  const overlapping = selectGatherings(db, at.cityId)
    .where('status', '=', 'planned')
    .where('startsAt', '<', at.endsAt)
    .where('endsAt', '>', at.startsAt)
    .orderBy('startsAt')
    .limit(200);
  return at.notId === undefined
    ? overlapping.execute()
    : overlapping.where('id', '!=', at.notId).execute();
};

/** Median crowd of a kind in the city, and how many it is the median of. */
export const medianCrowd = async (
  db: Db | Tx,
  cityId: string,
  kind: GatheringKind,
  notId: string | undefined,
): Promise<{ count: number; median: number }> => {
  const row = await db
    .selectFrom('gatherings')
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<number>`coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY expected_crowd), 0)`.as(
        'median',
      ),
    ])
    .where('cityId', '=', cityId)
    .where('kind', '=', kind)
    .where('status', '=', 'planned')
    .$if(notId !== undefined, (query) => query.where('id', '!=', notId ?? ''))
    .executeTakeFirstOrThrow();
  return row;
};

/** Dates of a holiday in a city, as `2026-11-08`, the earliest first. */
export const holidayDates = async (
  db: Db | Tx,
  cityId: string,
  name: string,
): Promise<string[]> => {
  const rows = await db
    .selectFrom('holidays')
    .select(sql<string>`date::text`.as('day'))
    .distinct()
    .where('cityId', '=', cityId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .orderBy('day')
    .execute();
  return rows.map(({ day }) => day);
};

/** Holidays from one day to another that no planned gathering is registered for. */
export const openHolidays = async (db: Db, cityId: string, from: string, to: string) => {
  const { rows } = await sql<{
    holiday: string;
    date: string;
    scope: string;
    estimated: boolean;
  }>`
    SELECT name AS holiday, date::text AS date,
      string_agg(DISTINCT scope, ', ' ORDER BY scope) AS scope, bool_or(estimated) AS estimated
    FROM holidays
    WHERE city_id = ${cityId} AND date BETWEEN ${from}::date AND ${to}::date
      AND NOT EXISTS (
        SELECT FROM gatherings
        WHERE gatherings.city_id = holidays.city_id AND status = 'planned'
          AND lower(holiday) = lower(holidays.name)
          AND starts_at BETWEEN holidays.date - interval '15 days' AND holidays.date + interval '15 days')
    GROUP BY name, date ORDER BY date, name`.execute(db);
  return rows;
};

/** The gathering that was registered last for each of these holidays, by lower-case name. */
export const lastOfHolidays = async (
  db: Db,
  cityId: string,
  names: readonly string[],
): Promise<Map<string, GatheringRow>> => {
  const rows = await selectGatherings(db, cityId)
    .distinctOn(sql`lower(holiday)`)
    .where(sql<boolean>`lower(holiday) = any(${names.map((name) => name.toLowerCase())}::text[])`)
    .orderBy(sql`lower(holiday)`)
    .orderBy('startsAt', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.holiday?.toLowerCase() ?? '', row]));
};
