import type { BedForecast, SurgeDay } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';

/** The newest forecast of a series, as it is read. */
export interface SurgeHead {
  readonly cityId: string;
  /** '' for the city. */
  readonly hospitalId: string;
  /** '' for the whole. */
  readonly unit: string;
  /** `2026-11-08` */
  readonly originDay: string;
  readonly madeAt: Date;
  readonly fittedAt: Date;
  readonly modelVersion: string;
  /** Empty where only beds are forecast. */
  readonly days: readonly SurgeDay[];
  readonly beds: BedForecast | null;
  readonly known: KnownDays;
}

/** What a series was learnt from. */
export interface KnownDays {
  readonly days: number;
  readonly lastDay: string | null;
}

const headColumns = [
  'cityId',
  'hospitalId',
  'unit',
  'madeAt',
  'fittedAt',
  'modelVersion',
  'days',
  'beds',
] as const;

/** @param hospitalIds '' among them is the city; left out: every series of the city */
export const selectHeads = async (
  db: Db | Tx,
  filter: {
    readonly cityId?: string | undefined;
    readonly hospitalIds?: readonly string[];
    readonly onlyWhole?: boolean;
  },
): Promise<SurgeHead[]> => {
  let query = db
    .selectFrom('surgeHeads')
    .select(headColumns)
    .select([sql<string>`origin_day::text`.as('originDay'), sql<unknown>`fit->'known'`.as('known')])
    .orderBy('hospitalId')
    .orderBy('unit');
  if (filter.cityId !== undefined) query = query.where('cityId', '=', filter.cityId);
  if (filter.onlyWhole) query = query.where('unit', '=', '');
  if (filter.hospitalIds !== undefined) {
    query = query.where(sql<boolean>`hospital_id = any(${[...filter.hospitalIds]}::text[])`);
  }
  return (await query.execute()).map((row) => ({
    ...row,
    days: asDays(row.days),
    beds: asBeds(row.beds),
    known: asKnown(row.known),
  }));
};

/** These columns are only ever written by `storeHeads`. */
const asDays = (stored: unknown): readonly SurgeDay[] => stored as SurgeDay[];
const asBeds = (stored: unknown): BedForecast | null => stored as BedForecast | null;
const asKnown = (stored: unknown): KnownDays => stored as KnownDays;

/** The fits of a city as they were stored, by hospital and unit. */
export const selectFits = (db: Db | Tx, cityId: string) =>
  db
    .selectFrom('surgeHeads')
    .select(['hospitalId', 'unit', 'fittedAt', 'modelVersion', sql<unknown>`fit`.as('fit')])
    .where('cityId', '=', cityId)
    .execute();

export interface NewHead extends Omit<SurgeHead, 'known' | 'madeAt'> {
  /** Null: what is stored was learnt from the same. */
  readonly fit: Readonly<Record<string, unknown>> | null;
}

/** Forgets series that are no longer forecast. */
export const dropHeadsBut = async (
  tx: Tx,
  cityId: string,
  heads: readonly Pick<SurgeHead, 'hospitalId' | 'unit'>[],
): Promise<void> => {
  await sql`
    DELETE FROM surge_heads WHERE city_id = ${cityId} AND (hospital_id, unit) NOT IN (
      SELECT * FROM unnest(
        ${heads.map(({ hospitalId }) => hospitalId)}::text[],
        ${heads.map(({ unit }) => unit)}::text[]))`.execute(tx);
};

/** Fits are long: with so many at once, writing them down is no hold that anybody feels. */
const headsAtOnce = 20;

/** Puts heads in the place of what was there; a fit that is null stays as it was. */
export const storeHeads = async (
  tx: Tx,
  cityId: string,
  madeAt: Date,
  heads: readonly NewHead[],
): Promise<void> => {
  for (let from = 0; from < heads.length; from += headsAtOnce) {
    await storeSomeHeads(tx, cityId, madeAt, heads.slice(from, from + headsAtOnce));
  }
};

const storeSomeHeads = async (
  tx: Tx,
  cityId: string,
  madeAt: Date,
  heads: readonly NewHead[],
): Promise<void> => {
  // One text of JSON: in an array, each quote of each head would be escaped once more.
  const rows = heads.map(({ hospitalId, unit, originDay, fittedAt, modelVersion, ...head }) => ({
    hospital_id: hospitalId,
    unit,
    origin_day: originDay,
    fitted_at: fittedAt,
    model_version: modelVersion,
    days: head.days,
    beds: head.beds,
    fit: head.fit,
  }));
  await sql`
    INSERT INTO surge_heads AS kept (city_id, made_at, hospital_id, unit, origin_day, fitted_at,
      model_version, days, beds, fit)
    SELECT ${cityId}, ${madeAt}::timestamptz, hospital_id, unit, origin_day, fitted_at,
      model_version, days, beds, coalesce(fit, '{}')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS fresh (hospital_id text, unit text,
      origin_day date, fitted_at timestamptz, model_version text, days jsonb, beds jsonb, fit jsonb)
    ON CONFLICT (city_id, hospital_id, unit) DO UPDATE SET
      origin_day = excluded.origin_day, made_at = excluded.made_at,
      fitted_at = excluded.fitted_at, model_version = excluded.model_version,
      days = excluded.days, beds = excluded.beds,
      fit = CASE WHEN excluded.fit = '{}' THEN kept.fit ELSE excluded.fit END`.execute(tx);
};

/** Says of all that they were looked at, whether they moved or not. */
export const touchHeads = async (tx: Tx, cityId: string, madeAt: Date): Promise<void> => {
  await tx.updateTable('surgeHeads').set({ madeAt }).where('cityId', '=', cityId).execute();
};

export interface NewForecast {
  readonly hospitalId: string;
  readonly unit: string;
  readonly originDay: string;
  readonly targetDay: string;
  readonly modelVersion: string;
  readonly point: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly naive: number | null;
}

const forecastsAtOnce = 500;

/** What was forecast today: the last of the day counts. */
export const storeForecasts = async (
  tx: Tx,
  cityId: string,
  madeAt: Date,
  rows: readonly NewForecast[],
): Promise<void> => {
  for (let from = 0; from < rows.length; from += forecastsAtOnce) {
    await storeSomeForecasts(tx, cityId, madeAt, rows.slice(from, from + forecastsAtOnce));
  }
};

const storeSomeForecasts = async (
  tx: Tx,
  cityId: string,
  madeAt: Date,
  rows: readonly NewForecast[],
): Promise<void> => {
  await sql`
    INSERT INTO surge_forecasts (city_id, made_at, hospital_id, unit, origin_day, target_day,
      model_version, point, lower80, upper80, lower95, upper95, naive)
    SELECT ${cityId}, ${madeAt}::timestamptz, * FROM unnest(
      ${rows.map(({ hospitalId }) => hospitalId)}::text[],
      ${rows.map(({ unit }) => unit)}::text[],
      ${rows.map(({ originDay }) => originDay)}::date[],
      ${rows.map(({ targetDay }) => targetDay)}::date[],
      ${rows.map(({ modelVersion }) => modelVersion)}::text[],
      ${rows.map(({ point }) => point)}::float8[],
      ${rows.map(({ lower80 }) => lower80)}::float8[],
      ${rows.map(({ upper80 }) => upper80)}::float8[],
      ${rows.map(({ lower95 }) => lower95)}::float8[],
      ${rows.map(({ upper95 }) => upper95)}::float8[],
      ${rows.map(({ naive }) => naive)}::float8[])
    ON CONFLICT (target_day, city_id, hospital_id, unit, origin_day) DO UPDATE SET
      made_at = excluded.made_at, model_version = excluded.model_version, point = excluded.point,
      lower80 = excluded.lower80, upper80 = excluded.upper80, lower95 = excluded.lower95,
      upper95 = excluded.upper95, naive = excluded.naive`.execute(tx);
};

/**
 * Waits until nobody else writes forecasts of the city. Any fixed number that nobody else locks;
 * learning has a lock of its own, so that a new gathering need not wait until it is done.
 */
export const holdForecasts = async (tx: Tx, cityId: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(7305111, hashtext(${cityId}))`.execute(tx);
};

/** @returns false when somebody is learning already; held until the transaction ends */
export const tryHoldLearning = async (tx: Tx, cityId: string): Promise<boolean> => {
  const { rows } = await sql<{ held: boolean }>`
    SELECT pg_try_advisory_xact_lock(7305112, hashtext(${cityId})) AS held`.execute(tx);
  return rows[0]?.held ?? false;
};
