import { sql } from 'kysely';
import type { Ctx } from '../../kernel/ctx.ts';

/** How the forecasts of a kind did on one day, over all cities and wards. */
export interface DailyScore {
  readonly kind: string;
  readonly modelVersion: string;
  readonly day: Date;
  /** Forecasts compared. */
  readonly n: number;
  /** Mean errors: squared for flooding, which is a probability; absolute for the others. */
  readonly error: number;
  readonly naiveError: number;
  /** Of the same model in its backtest. */
  readonly backtestError: number;
}

/** Live errors beside the backtest's, for models that had one; oldest first. */
export const listDailyScores = async (
  ctx: Pick<Ctx, 'db'>,
  since: Date,
): Promise<readonly DailyScore[]> => {
  const { rows } = await sql<DailyScore>`
    SELECT live.kind, live.model_version AS "modelVersion", live.day,
      sum(live.n)::int AS n, sum(live.error_sum) / sum(live.n) AS error,
      sum(live.naive_sum) / sum(live.n) AS "naiveError", min(backtest.error) AS "backtestError"
    FROM prediction_scores live
    JOIN (
      SELECT kind, model_version, sum(error_sum) / sum(n) AS error
      FROM prediction_scores WHERE basis = 'backtest' GROUP BY kind, model_version HAVING sum(n) > 0
    ) backtest USING (kind, model_version)
    WHERE live.basis = 'live' AND live.day >= ${since} AND live.n > 0 AND backtest.error > 0
    GROUP BY live.kind, live.model_version, live.day
    ORDER BY live.day, live.kind, live.model_version`.execute(ctx.db);
  return rows;
};
