import { audit } from '../../kernel/audit.ts';
import type { Ctx, Tx } from '../../kernel/ctx.ts';
import { appendEvent } from '../../kernel/events.ts';
import { write } from '../../kernel/write.ts';
import { testDrift } from './drift-test.ts';
import { requireKeeper } from './model-keepers.ts';
import { watchedPeriods } from './watch-models.ts';

/** How the forecasts of one model, version and kind did over one period. */
export interface LiveError {
  readonly name: string;
  readonly version: string;
  /** What was forecast, such as `traffic` or `aqi-24h`: each is watched by itself. */
  readonly kind: string;
  /** When the period began; the same period again replaces what was said of it. */
  readonly period: Date;
  /** Forecasts compared, more than 0. */
  readonly n: number;
  /** Mean error of the forecasts, in the unit that the backtest's is in; not negative. */
  readonly error: number;
  readonly naiveError: number | null;
  readonly backtestError: number;
}

/** Writes live errors down and raises, or ends, the alarm of each model that they are about. */
export const recordLiveErrors = (ctx: Ctx, errors: readonly LiveError[]): Promise<void> => {
  requireKeeper(ctx.actor);
  return write(ctx, async (tx) => {
    for (const { name, version, kind, period, ...score } of errors) {
      await tx
        .insertInto('modelScores')
        .values({ name, version, kind, period, ...score })
        .onConflict((conflict) =>
          conflict.columns(['name', 'kind', 'version', 'period']).doUpdateSet(score),
        )
        .execute();
    }
    const watched = new Map(
      errors.map(({ name, version, kind }) => [
        JSON.stringify([name, version, kind]),
        { name, version, kind },
      ]),
    );
    for (const one of watched.values()) await judge(ctx, tx, one);
  });
};

interface Watched {
  readonly name: string;
  readonly version: string;
  readonly kind: string;
}

const judge = async (ctx: Ctx, tx: Tx, watched: Watched): Promise<void> => {
  const { name, version, kind } = watched;
  const periods = await tx
    .selectFrom('modelScores')
    .select(['n', 'error', 'backtestError'])
    .where('name', '=', name)
    .where('version', '=', version)
    .where('kind', '=', kind)
    .orderBy('period', 'desc')
    .limit(watchedPeriods)
    .execute();
  const { verdict, ratio, n } = testDrift(periods);
  if (verdict === 'unsure') return;
  const changed =
    verdict === 'drifting'
      ? await raise(ctx, tx, watched, ratio, n)
      : await clear(ctx, tx, watched);
  if (!changed) return;
  const detail = { version, kind, ratio, n };
  const what = verdict === 'drifting' ? 'model.drifted' : 'model.recovered';
  await audit(ctx, tx, { action: what, subjectType: 'model', subjectId: name, detail });
  await appendEvent(ctx, tx, what, { name, ...detail });
};

const raise = async (
  ctx: Ctx,
  tx: Tx,
  watched: Watched,
  ratio: number,
  n: number,
): Promise<boolean> => {
  const raised = await tx
    .insertInto('modelAlarms')
    .values({ id: ctx.ids.next(), ...watched, ratio, n, raisedAt: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(raised.numInsertedOrUpdatedRows ?? 0) > 0;
};

const clear = async (ctx: Ctx, tx: Tx, { name, version, kind }: Watched): Promise<boolean> => {
  const cleared = await tx
    .updateTable('modelAlarms')
    .set({ clearedAt: ctx.clock.now() })
    .where('name', '=', name)
    .where('version', '=', version)
    .where('kind', '=', kind)
    .where('clearedAt', 'is', null)
    .executeTakeFirst();
  return Number(cleared.numUpdatedRows) > 0;
};
