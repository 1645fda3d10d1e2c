import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';

const planColumns = [
  'id',
  'cityId',
  'madeAt',
  'madeBy',
  'trigger',
  'scenario',
  'feasible',
  'method',
  'fallbackReason',
  'gap',
  'cost',
  'budget',
  'transfers',
  'hospitalIds',
  'includesInvented',
  'shortages',
  'relief',
  'agents',
  'forecastMadeAt',
  'modelVersion',
] as const;

const selectPlans = (db: Db | Tx) =>
  db
    .selectFrom('plans')
    .select(planColumns)
    .select([
      sql<string>`first_day::text`.as('firstDay'),
      sql<string>`last_day::text`.as('lastDay'),
    ]);

export type PlanRow = Awaited<ReturnType<ReturnType<typeof selectPlans>['execute']>>[number];

export const newestPlan = (db: Db | Tx, cityId: string) =>
  selectPlans(db)
    .where('cityId', '=', cityId)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const findPlan = (db: Db | Tx, id: string) =>
  selectPlans(db).where('id', '=', id).executeTakeFirst();

export const newestOccupancy = (db: Db | Tx, cityId: string) =>
  db
    .selectFrom('plans')
    .select(['madeAt', 'forecastMadeAt', 'occupancy', sql<string>`first_day::text`.as('firstDay')])
    .where('cityId', '=', cityId)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Decided ones whose days are not over on the day before; the earliest first. */
export const selectDecided = (db: Db | Tx, cityId: string, fromDay: string) =>
  db
    .selectFrom('recommendations')
    .select(['id', 'actionKey', 'state', 'days', 'step', 'decidedAmount', 'hospitalId', 'cost'])
    .select([
      sql<string>`first_day::text`.as('firstDay'),
      sql<string>`last_day::text`.as('lastDay'),
      'amount',
    ])
    .where('cityId', '=', cityId)
    .where('state', 'in', ['accepted', 'changed', 'rejected'])
    .where(sql<boolean>`last_day >= ${fromDay}::date`)
    .orderBy('decidedAt')
    .orderBy('id')
    .execute();

/** Open ones of a city, held until the transaction ends: nobody decides on them meanwhile. */
export const lockOpen = (tx: Tx, cityId: string) =>
  tx
    .selectFrom('recommendations')
    .select(['id', 'actionKey', 'days', 'version', 'hospitalId', 'toId'])
    .where('cityId', '=', cityId)
    .where('state', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute();

/** Deletes plans made before then that no recommendation belongs to any more; answers how many. */
export const deleteOldPlans = async (db: Db, before: Date, most: number): Promise<number> => {
  const { numAffectedRows } = await sql`
    DELETE FROM plans WHERE id IN (
      SELECT id FROM plans WHERE made_at < ${before}
        AND NOT EXISTS (SELECT FROM recommendations WHERE plan_id = plans.id)
      LIMIT ${most})`.execute(db);
  return Number(numAffectedRows ?? 0);
};
