import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/ctx.ts';
import type { Reader } from './reader.ts';

/** Recommendations that somebody may see, each with the last day and the hospitals of its plan. */
export const selectRecommendations = (db: Db | Tx, { scope, cityIds }: Reader) => {
  const all = db
    .selectFrom('recommendations')
    .innerJoin('plans', 'plans.id', 'recommendations.planId')
    .selectAll('recommendations')
    .select(['plans.lastDay as planLastDay', 'plans.hospitalIds as planHospitalIds']);
  return scope === 'all' || cityIds === 'all'
    ? all
    : all.where(
        sql<boolean>`(recommendations.city_id = any(${[...cityIds]}::text[])
          AND (recommendations.hospital_id IS NULL
            OR recommendations.hospital_id = any(${[...scope]}::text[])
            OR recommendations.to_id = any(${[...scope]}::text[])))`,
      );
};

export type RecommendationRow = Awaited<
  ReturnType<ReturnType<typeof selectRecommendations>['execute']>
>[number];

export const findRecommendation = (db: Db | Tx, reader: Reader, id: string) =>
  selectRecommendations(db, reader).where('recommendations.id', '=', id).executeTakeFirst();

/** For jobs, which see all. */
export const everything: Reader = { scope: 'all', cityIds: 'all' };

/** Open ones whose time is over, held until the transaction ends; those that others hold wait. */
export const lockExpired = (tx: Tx, now: Date, most: number) =>
  tx
    .selectFrom('recommendations')
    .select(['id', 'cityId', 'hospitalId', 'toId', 'version'])
    .where('state', '=', 'open')
    .where('expiresAt', '<=', now)
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();

/** Deletes up to `most`, their decisions with them; answers how many. */
export const deleteOldRecommendations = async (
  db: Db,
  before: Date,
  most: number,
): Promise<number> => {
  const { numAffectedRows } = await sql`
    DELETE FROM recommendations WHERE id IN (
      SELECT id FROM recommendations WHERE created_at < ${before} LIMIT ${most})`.execute(db);
  return Number(numAffectedRows ?? 0);
};

/** An order is still seen on the days after it came; everything else on its own days. */
const seenUntil = sql<Date>`CASE WHEN kind IN ('order-oxygen', 'order-supplies')
  THEN plans.last_day ELSE recommendations.last_day END`;

/** What came of them can be measured: over before `today`, and not replaced by a newer plan. */
const selectOver = (db: Db | Tx, cityId: string, today: string) =>
  db
    .selectFrom('recommendations')
    .innerJoin('plans', 'plans.id', 'recommendations.planId')
    .selectAll('recommendations')
    .select(seenUntil.as('seenUntil'))
    .where('recommendations.cityId', '=', cityId)
    .where('state', 'in', ['accepted', 'changed', 'rejected', 'expired'])
    .where(
      sql<boolean>`recommendations.last_day < ${today}::date AND ${seenUntil} < ${today}::date`,
    );

export type OverRow = Awaited<ReturnType<ReturnType<typeof selectOver>['execute']>>[number];

export const selectUnmeasured = (db: Db | Tx, cityId: string, today: string, most: number) =>
  selectOver(db, cityId, today)
    .where('outcomeAt', 'is', null)
    .orderBy('recommendations.lastDay')
    .orderBy('recommendations.id')
    .limit(most)
    .execute();

/** Measured ones whose days ended on `since` or later. */
export const selectMeasured = (db: Db | Tx, cityId: string, today: string, since: string) =>
  selectOver(db, cityId, today)
    .where('outcomeAt', 'is not', null)
    .where(sql<boolean>`${seenUntil} >= ${since}::date`)
    .orderBy('recommendations.id')
    .execute();

/** Those carried out on some of these days, the earliest decision first. */
export const selectDone = (db: Db, cityId: string, from: string, to: string) =>
  db
    .selectFrom('recommendations')
    .select(['id', 'kind', 'hospitalId', 'department', 'skill', 'item', 'shift'])
    .select(['days', 'state', 'decidedAmount'])
    .where('cityId', '=', cityId)
    .where('state', 'in', ['accepted', 'changed'])
    .where(sql<boolean>`first_day <= ${to}::date AND last_day >= ${from}::date`)
    .orderBy('decidedAt')
    .orderBy('id')
    .execute();

export const citiesWithRecommendations = async (db: Db): Promise<string[]> => {
  const rows = await db.selectFrom('recommendations').select('cityId').distinct().execute();
  return rows.map(({ cityId }) => cityId);
};

export interface MeasuredRow {
  readonly row: Pick<OverRow, 'id' | 'version' | 'outcomeAt'>;
  readonly outcome: object;
}

/** Only as they were when they were looked at: not decided anew, nor measured by another worker. */
export const storeOutcomes = async (
  db: Db,
  measured: readonly MeasuredRow[],
  at: Date,
): Promise<void> => {
  await sql`
    UPDATE recommendations SET outcome = seen.outcome, outcome_at = ${at}
    FROM unnest(
      ${measured.map(({ row }) => row.id)}::uuid[],
      ${measured.map(({ row }) => row.version)}::int[],
      ${measured.map(({ row }) => row.outcomeAt)}::timestamptz[],
      ${measured.map(({ outcome }) => JSON.stringify(outcome))}::jsonb[]
    ) AS seen (id, version, outcome_at, outcome)
    WHERE recommendations.id = seen.id AND recommendations.version = seen.version
      AND recommendations.outcome_at IS NOT DISTINCT FROM seen.outcome_at`.execute(db);
};

/** How many of each kind of end, hospital by hospital, that the reader decides; since a moment. */
export const countDecisions = async (
  db: Db,
  { scope, cityIds }: Reader,
  filter: { readonly cityId: string | undefined; readonly since: Date; readonly now: Date },
) => {
  let query = db
    .selectFrom('recommendations')
    .select(['state', 'reasonCode', 'hospitalId'])
    .select([
      sql<string | null>`outcome ->> 'verdict'`.as('verdict'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('state', '!=', 'superseded')
    // Open ones whose time is over only wait for the worker: they count as expired next time.
    .where((eb) => eb.or([eb('state', '!=', 'open'), eb('expiresAt', '>', filter.now)]))
    .where(
      sql<boolean>`CASE state WHEN 'open' THEN created_at WHEN 'expired' THEN expires_at
        ELSE decided_at END >= ${filter.since}`,
    )
    .groupBy(['state', 'reasonCode', 'hospitalId', 'verdict']);
  if (filter.cityId !== undefined) query = query.where('cityId', '=', filter.cityId);
  if (scope !== 'all' && cityIds !== 'all') {
    query = query.where(
      sql<boolean>`(city_id = any(${[...cityIds]}::text[])
        AND (hospital_id IS NULL OR hospital_id = any(${[...scope]}::text[])))`,
    );
  }
  return query.execute();
};
