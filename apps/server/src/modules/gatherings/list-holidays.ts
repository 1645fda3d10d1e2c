import { sql } from 'kysely';
import type { Db } from '../../kernel/ctx.ts';

export interface ListedHoliday {
  /** `2026-11-08` */
  readonly date: string;
  readonly name: string;
  /** The country, or the part of it, that keeps it. */
  readonly scope: string;
  /** `public`, or `optional` where few keep it. */
  readonly category: string;
  /** The date depends on the moon. */
  readonly estimated: boolean;
}

/** All holidays that a city's calendar knows, past and coming, the earliest first. */
export const listHolidays = (db: Db, cityId: string): Promise<ListedHoliday[]> =>
  db
    .selectFrom('holidays')
    .select(sql<string>`date::text`.as('date'))
    .select(['name', 'scope', 'category', 'estimated'])
    .where('cityId', '=', cityId)
    .orderBy('holidays.date')
    .orderBy('name')
    .orderBy('scope')
    .execute();
