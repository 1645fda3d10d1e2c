import type { PredictionKind } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db } from '../../kernel/ctx.ts';

const headColumns = [
  'cityId',
  'areaId',
  'stepsAreaId',
  'madeAt',
  'modelVersion',
  'nowAt',
  'nowValue',
  'peakAt',
  'peakPoint',
  'peakLower80',
  'peakUpper80',
  'peakLevel',
  'sureness',
  'provenance',
] as const;

export interface HeadFilter {
  readonly cityId: string;
  readonly kinds?: readonly PredictionKind[] | undefined;
  readonly areaIds?: readonly string[] | undefined;
  readonly levels?: readonly number[] | undefined;
  /** Level, point, kind and ward of the last row of the page before. */
  readonly after?: readonly [number, number, string, string] | undefined;
  readonly limit: number;
}

const heads = (db: Db) =>
  db.selectFrom('predictionHeads').select(headColumns).select(sql<PredictionKind>`kind`.as('kind'));

export type HeadRow = Awaited<ReturnType<typeof selectHeads>>[number];

export const selectHeads = (db: Db, filter: HeadFilter) => {
  if (filter.areaIds?.length === 0) return Promise.resolve([]);
  let query = heads(db).where('cityId', '=', filter.cityId);
  if (filter.kinds) query = query.where('kind', 'in', filter.kinds);
  if (filter.areaIds) query = query.where('areaId', 'in', filter.areaIds);
  if (filter.levels) query = query.where('peakLevel', 'in', filter.levels);
  if (filter.after) {
    const [level, point, kind, area] = filter.after;
    query = query.where(
      sql<boolean>`(-peak_level, -peak_point, kind, area_id) > (${-level}, ${-point}, ${kind}, ${area})`,
    );
  }
  return query
    .orderBy('peakLevel', 'desc')
    .orderBy('peakPoint', 'desc')
    .orderBy('kind')
    .orderBy('areaId')
    .limit(filter.limit)
    .execute();
};

export const selectHead = (db: Db, kind: PredictionKind, areaId: string) =>
  heads(db).where('kind', '=', kind).where('areaId', '=', areaId).executeTakeFirst();

/** The steps of a head's forecast, the next first. */
export const selectSteps = (
  db: Db,
  head: { cityId: string; kind: PredictionKind; stepsAreaId: string | null; madeAt: Date },
) =>
  db
    .selectFrom('predictions')
    .select(['targetAt', 'point', 'lower80', 'upper80', 'drivers'])
    .where('cityId', '=', head.cityId)
    .where('kind', '=', head.kind)
    .where('areaId', head.stepsAreaId === null ? 'is' : '=', head.stepsAreaId)
    .where('madeAt', '=', head.madeAt)
    .where('targetAt', '>=', new Date(head.madeAt.getTime() - 86_400_000))
    .orderBy('targetAt')
    .execute();

/** Sums of what came of forecasts since a day: backtests first, what was really shown last. */
export const selectRecords = (db: Db, cityId: string, since: Date) =>
  db
    .selectFrom('predictionScores')
    .select(({ fn }) => [
      sql<PredictionKind>`kind`.as('kind'),
      'areaId',
      sql<'live' | 'backtest'>`basis`.as('basis'),
      sql<Date>`min(day)::timestamptz`.as('from'),
      sql<Date>`max(day)::timestamptz + interval '1 day'`.as('to'),
      sql<number>`sum(n)::int`.as('n'),
      fn.sum<number>('errorSum').as('errorSum'),
      fn.sum<number>('naiveSum').as('naiveSum'),
      sql<number>`sum(covered)::int`.as('covered'),
    ])
    .where('cityId', '=', cityId)
    .where('day', '>=', since)
    .groupBy(['kind', 'areaId', 'basis'])
    .having(sql<boolean>`sum(n) > 0`)
    .orderBy('basis')
    .execute();

export const selectNewestHead = (db: Db, cityId: string, kind: PredictionKind) =>
  db
    .selectFrom('predictionHeads')
    .select(['madeAt', 'modelVersion'])
    .where('cityId', '=', cityId)
    .where('kind', '=', kind)
    .orderBy('madeAt', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The days that a version of a model was tried on afterwards. */
export const selectBacktestedDays = async (
  db: Db,
  cityId: string,
  kind: PredictionKind,
  version: string,
): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('predictionScores')
    .select(sql<string>`day::text`.as('day'))
    .distinct()
    .where('cityId', '=', cityId)
    .where('kind', '=', kind)
    .where('basis', '=', 'backtest')
    .where('modelVersion', '=', version)
    .execute();
  return new Set(rows.map(({ day }) => day));
};

/** How much of the truth the intervals of a version held on the days it was tried on last. */
export const selectBacktestCoverage = (
  db: Db,
  cityId: string,
  kind: PredictionKind,
  version: string,
): Promise<{ n: number; covered: number }> =>
  db
    .selectFrom('predictionScores')
    .select([
      sql<number>`coalesce(sum(n), 0)::int`.as('n'),
      sql<number>`coalesce(sum(covered), 0)::int`.as('covered'),
    ])
    .where('cityId', '=', cityId)
    .where('kind', '=', kind)
    .where('basis', '=', 'backtest')
    .where('modelVersion', '=', version)
    .where('day', '>=', sql<Date>`(SELECT max(day) - 14 FROM prediction_scores)`)
    .executeTakeFirstOrThrow();
