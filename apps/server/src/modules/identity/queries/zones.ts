import type { Db, Tx } from '../../../kernel/ctx.ts';

// Zones belong to places; only their ids are read here, as the foreign key of staff_zones.

export const existingZones = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('zones')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
};

export const zoneIdsOfCity = async (db: Db, cityId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('zones')
    .select('id')
    .where('cityId', '=', cityId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
};
