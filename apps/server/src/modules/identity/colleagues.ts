import type { Db, Tx } from '../../kernel/ctx.ts';

/** Names of those that incidents are assigned to, also of those who left. */
export const colleagueNames = async (
  db: Db | Tx,
  staffIds: readonly string[],
): Promise<Map<string, string>> => {
  if (staffIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(staffIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
};

/** The name of an active officer of the zone, or of an active administrator. */
export const nameOfAssignable = async (
  db: Db | Tx,
  staffId: string,
  zoneId: string | null,
): Promise<string | undefined> => {
  const row = await db
    .selectFrom('staff')
    .select('name')
    .where('id', '=', staffId)
    .where('active', '=', true)
    .where((eb) =>
      eb.or([
        eb('role', '=', 'admin'),
        eb.and([
          eb('role', '=', 'officer'),
          eb.exists(
            eb
              .selectFrom('staffZones')
              .select('staffZones.zoneId')
              .whereRef('staffZones.staffId', '=', 'staff.id')
              .where('staffZones.zoneId', '=', zoneId),
          ),
        ]),
      ]),
    )
    .executeTakeFirst();
  return row?.name;
};
