import { sql } from 'kysely';
import type { Db } from '../../kernel/ctx.ts';
import { cityHospitals } from '../hospitals/index.ts';

/** Open hospitals of a city of which some day was summed up, from a day on. */
export const listReportingHospitals = async (
  db: Db,
  { cityId, fromDay }: { readonly cityId: string; readonly fromDay: string },
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM unnest(${await cityHospitals(db, cityId)}::text[]) AS id
    WHERE EXISTS (SELECT FROM hospital_days WHERE hospital_id = id AND day >= ${fromDay}::date)
    ORDER BY id`.execute(db);
  return rows.map(({ id }) => id);
};
