import type { Tx } from '../../../kernel/ctx.ts';

// Hospitals belong to hospitals; only their ids are read here, as the foreign key of staff_hospitals.

export const existingHospitals = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('hospitals')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
};
