import type { ModelWatch } from '@pulse/contract';
import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/ctx.ts';
import { type PeriodScore, testDrift } from './drift-test.ts';

/** The window that drift is judged over. */
export const watchedPeriods = 28;

export interface ScoreRow extends PeriodScore {
  readonly name: string;
  readonly version: string;
  readonly kind: string;
  readonly period: Date;
  readonly naiveError: number | null;
}

/** The newest version of each kind of forecast: live error against backtest, by model. */
export const watchModels = async (db: Db | Tx): Promise<Map<string, ModelWatch[]>> => {
  const rows = await recentScores(db);
  const alarms = await db
    .selectFrom('modelAlarms')
    .select(['name', 'version', 'kind', 'raisedAt'])
    .where('clearedAt', 'is', null)
    .execute();
  const groups = new Map<string, ScoreRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.name, row.kind]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    // Newest first: the first row of a kind tells which version is in use.
    if (group[0] === undefined || group[0].version === row.version) group.push(row);
  }
  const watches = new Map<string, ModelWatch[]>();
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { name, kind, version } = first;
    const alarm = alarms.find(
      (one) => one.name === name && one.kind === kind && one.version === version,
    );
    const watch = { ...summarise(group), kind, version };
    watches.set(name, [
      ...(watches.get(name) ?? []),
      { ...watch, driftingSince: alarm?.raisedAt.toISOString() ?? null },
    ]);
  }
  return watches;
};

const summarise = (group: readonly ScoreRow[]) => {
  const { n, ratio } = testDrift(group);
  const mean = (of: (row: ScoreRow) => number) =>
    group.reduce((sum, row) => sum + row.n * of(row), 0) / n;
  const knowsNaive = group.every(({ naiveError }) => naiveError !== null);
  return {
    n,
    ratio,
    periods: group.length,
    error: mean(({ error }) => error),
    backtestError: mean(({ backtestError }) => backtestError),
    naiveError: knowsNaive ? mean(({ naiveError }) => naiveError ?? 0) : null,
  };
};

const recentScores = (db: Db | Tx): Promise<ScoreRow[]> =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('modelScores')
        .selectAll()
        .select(
          sql<number>`row_number() over (partition by name, kind, version order by period desc)`.as(
            'age',
          ),
        )
        .as('scores'),
    )
    .selectAll()
    .where('age', '<=', watchedPeriods)
    .orderBy('name')
    .orderBy('kind')
    .orderBy('period', 'desc')
    .execute();
