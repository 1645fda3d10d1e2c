import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import type { HospitalScope } from './hospital-scope.ts';

/** Names by id, of closed hospitals too; the caller leaves out those that its reader may not know. */
export const nameHospitals = async (
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const rows = await db
    .selectFrom('hospitals')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::text[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Cities that somebody has hospitals in, closed ones too: what was decided there stays theirs. */
export const citiesOf = async (
  db: Db | Tx,
  scope: HospitalScope,
): Promise<'all' | readonly string[]> => {
  if (scope === 'all') return 'all';
  const rows = await db
    .selectFrom('hospitals')
    .select('cityId')
    .distinct()
    .where(sql<boolean>`id = any(${[...scope]}::text[])`)
    .execute();
  return rows.map(({ cityId }) => cityId);
};
