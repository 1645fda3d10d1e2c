import type { Place } from '@pulse/contract';
import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';
import { boxAround, distanceMetres, inBox } from './distance.ts';
import { publicStatuses } from './visibility.ts';

export interface CountIncidentsNear {
  readonly cityId: string;
  readonly places: readonly (Place & { readonly id: string })[];
  readonly radiusMetres: number;
  /** `2026-11-08` by the city's clock. */
  readonly fromDay: string;
  /** Counted from this severity on, and whatever their severity in these categories. */
  readonly minSeverity: number;
  readonly categories: readonly string[];
}

export interface IncidentsNear {
  readonly placeId: string;
  /** `2026-11-08`: the day of the report. */
  readonly day: string;
  /** The day on which they became public, so that others could count them. */
  readonly publicDay: string;
  readonly count: number;
}

/** How many public incidents were reported near each place, by day; days without any are left out. */
export const countIncidentsNear = async (
  ctx: Pick<Ctx, 'db' | 'geography'>,
  { cityId, places, radiusMetres, fromDay, minSeverity, categories }: CountIncidentsNear,
): Promise<IncidentsNear[]> => {
  const timeZone = ctx.geography.city(cityId)?.timeZone ?? 'UTC';
  const dayOf = (at: ReturnType<typeof sql>) =>
    sql<string>`(${at} AT TIME ZONE ${timeZone})::date::text`;
  const created = dayOf(sql`incidents.created_at`);
  const published = dayOf(
    sql`greatest(incidents.created_at, coalesce(incidents.approved_at, incidents.created_at))`,
  );
  const counts: IncidentsNear[] = [];
  for (const place of places) {
    const rows = await ctx.db
      .selectFrom('incidents')
      .select([
        created.as('day'),
        published.as('publicDay'),
        sql<number>`count(*)::int`.as('count'),
      ])
      .where('cityId', '=', cityId)
      .where('status', 'in', publicStatuses)
      .where(sql<boolean>`created_at >= ${fromDay}::date::timestamp AT TIME ZONE ${timeZone}`)
      .where(
        sql<boolean>`(severity >= ${minSeverity} OR category = any(${[...categories]}::text[]))`,
      )
      .where(inBox(boxAround(place, radiusMetres)))
      .where(sql<boolean>`${distanceMetres(place)} <= ${radiusMetres}::float8`)
      .groupBy(sql`1, 2`)
      .orderBy(sql`1, 2`)
      .execute();
    for (const row of rows) counts.push({ placeId: place.id, ...row });
  }
  return counts;
};
