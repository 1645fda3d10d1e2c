import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';

/** A forecast of a day beside what came. */
export interface SurgeScore {
  readonly hospitalId: string;
  readonly unit: string;
  /** `2026-11-08` */
  readonly day: string;
  readonly horizonDays: number;
  readonly basis: 'live' | 'backtest';
  readonly modelVersion: string;
  readonly point: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly naive: number;
  readonly actual: number;
  /** A gathering nearby or a public holiday. */
  readonly special: boolean;
}

export interface ScoreFilter {
  readonly cityId?: string | undefined;
  /** '' is the city. */
  readonly hospitalIds: readonly string[];
  /** Left out: every unit. '' is the whole. */
  readonly unit?: string;
  readonly horizonDays?: number;
  readonly from: string;
  readonly to: string;
}

/** By hospital, unit and day; of a day that was forecast live, that counts and not its backtest. */
export const selectScores = async (db: Db | Tx, filter: ScoreFilter): Promise<SurgeScore[]> => {
  const { cityId, unit, horizonDays } = filter;
  const { rows } = await sql<SurgeScore>`
    SELECT DISTINCT ON (hospital_id, unit, day, horizon_days)
      hospital_id, unit, day::text AS day, horizon_days, basis, model_version,
      point, lower80, upper80, lower95, upper95, naive, actual, special
    FROM surge_scores
    WHERE hospital_id = any(${[...filter.hospitalIds]}::text[])
      AND day BETWEEN ${filter.from}::date AND ${filter.to}::date
      AND (${cityId ?? null}::text IS NULL OR city_id = ${cityId ?? null})
      AND (${unit ?? null}::text IS NULL OR unit = ${unit ?? null})
      AND (${horizonDays ?? null}::int IS NULL OR horizon_days = ${horizonDays ?? null})
    ORDER BY hospital_id, unit, day, horizon_days, basis DESC`.execute(db);
  return rows;
};

const scoresAtOnce = 500;

/** Adds what is new and corrects what came out otherwise. @returns rows that moved */
export const storeScores = async (
  db: Db | Tx,
  cityId: string,
  rows: readonly SurgeScore[],
): Promise<number> => {
  let moved = 0;
  for (let from = 0; from < rows.length; from += scoresAtOnce) {
    moved += await storeSomeScores(db, cityId, rows.slice(from, from + scoresAtOnce));
  }
  return moved;
};

const storeSomeScores = async (
  db: Db | Tx,
  cityId: string,
  rows: readonly SurgeScore[],
): Promise<number> => {
  const { numAffectedRows } = await sql`
    INSERT INTO surge_scores AS kept (city_id, hospital_id, unit, day, horizon_days, basis,
      model_version, point, lower80, upper80, lower95, upper95, naive, actual, special)
    SELECT ${cityId}, * FROM unnest(
      ${rows.map(({ hospitalId }) => hospitalId)}::text[],
      ${rows.map(({ unit }) => unit)}::text[],
      ${rows.map(({ day }) => day)}::date[],
      ${rows.map(({ horizonDays }) => horizonDays)}::int[],
      ${rows.map(({ basis }) => basis)}::text[],
      ${rows.map(({ modelVersion }) => modelVersion)}::text[],
      ${rows.map(({ point }) => point)}::float8[],
      ${rows.map(({ lower80 }) => lower80)}::float8[],
      ${rows.map(({ upper80 }) => upper80)}::float8[],
      ${rows.map(({ lower95 }) => lower95)}::float8[],
      ${rows.map(({ upper95 }) => upper95)}::float8[],
      ${rows.map(({ naive }) => naive)}::float8[],
      ${rows.map(({ actual }) => actual)}::float8[],
      ${rows.map(({ special }) => special)}::bool[])
    ON CONFLICT (city_id, hospital_id, unit, day, horizon_days, basis) DO UPDATE SET
      model_version = excluded.model_version, point = excluded.point,
      lower80 = excluded.lower80, upper80 = excluded.upper80,
      lower95 = excluded.lower95, upper95 = excluded.upper95,
      naive = excluded.naive, actual = excluded.actual, special = excluded.special
    WHERE (kept.model_version, kept.point, kept.lower80, kept.upper80, kept.lower95, kept.upper95,
        kept.naive, kept.actual, kept.special)
      IS DISTINCT FROM (excluded.model_version, excluded.point, excluded.lower80,
        excluded.upper80, excluded.lower95, excluded.upper95, excluded.naive, excluded.actual,
        excluded.special)`.execute(db);
  return Number(numAffectedRows ?? 0);
};

export interface PastForecast {
  readonly hospitalId: string;
  readonly unit: string;
  readonly day: string;
  readonly horizonDays: number;
  readonly modelVersion: string;
  readonly point: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly naive: number;
}

/**
 * What was forecast of past days, so many days ahead: 1 is the day that it was made on, whose
 * arrivals nobody knew yet.
 */
export const selectPastForecasts = async (
  db: Db | Tx,
  cityId: string,
  horizons: readonly number[],
  from: string,
  to: string,
): Promise<PastForecast[]> => {
  const { rows } = await sql<PastForecast>`
    SELECT hospital_id, unit, target_day::text AS day, target_day - origin_day + 1 AS horizon_days,
      model_version, point, lower80, upper80, lower95, upper95, naive
    FROM surge_forecasts
    WHERE city_id = ${cityId} AND naive IS NOT NULL
      AND target_day BETWEEN ${from}::date AND ${to}::date
      AND target_day - origin_day + 1 = any(${[...horizons]}::int[])`.execute(db);
  return rows;
};
