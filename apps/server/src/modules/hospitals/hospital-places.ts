import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';

/** Where a hospital is, and the staffed beds that patients of a crowd could come to. */
export interface HospitalPlace {
  readonly id: string;
  readonly cityId: string;
  readonly name: string;
  readonly lat: number;
  readonly lng: number;
  readonly open: boolean;
  /** When the newest of its observations came in. */
  readonly receivedAt: Date | null;
  /** 0: none, or nobody said. */
  readonly edBeds: number;
  readonly burnsBeds: number;
  readonly beds: number;
}

/** By id, closed ones too; without a city those of all cities. */
export const hospitalPlaces = async (db: Db | Tx, cityId?: string): Promise<HospitalPlace[]> => {
  const staffed = (wanted: ReturnType<typeof sql>) =>
    sql<number>`(SELECT coalesce(sum(staffed), 0)::int FROM hospital_beds
      WHERE hospital_id = hospitals.id AND ${wanted})`;
  const all = db
    .selectFrom('hospitals')
    .leftJoin('hospitalNow', 'hospitalNow.hospitalId', 'hospitals.id')
    .select(['hospitals.id', 'cityId', 'name', 'lat', 'lng', 'open', 'receivedAt'])
    .select([
      staffed(sql`type = 'ed'`).as('edBeds'),
      staffed(sql`department = 'burns'`).as('burnsBeds'),
      staffed(sql`true`).as('beds'),
    ])
    .orderBy('hospitals.id');
  return cityId === undefined ? all.execute() : all.where('cityId', '=', cityId).execute();
};
