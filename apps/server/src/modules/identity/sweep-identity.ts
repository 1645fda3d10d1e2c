import type { Ctx, Db } from '../../kernel/ctx.ts';
import { deleteOldCodes, deleteOldMessages, deleteOldRefreshTokens } from './queries/sweep.ts';

const dayMs = 24 * 3_600_000;
/** Per run and table; what is left waits for the next run. */
const mostBatches = 50;

/** Deletes what nobody needs any more: codes after a day, tokens and messages after 30. */
export const sweepIdentity = async (ctx: Ctx): Promise<void> => {
  const nowMs = ctx.clock.now().getTime();
  await inBatches(ctx.db, deleteOldCodes, new Date(nowMs - dayMs));
  await inBatches(ctx.db, deleteOldRefreshTokens, new Date(nowMs - 30 * dayMs));
  await inBatches(ctx.db, deleteOldMessages, new Date(nowMs - 30 * dayMs));
};

const inBatches = async (
  db: Db,
  deleteBatch: (db: Db, before: Date) => Promise<number>,
  before: Date,
): Promise<void> => {
  for (let batch = 0; batch < mostBatches; batch += 1) {
    if ((await deleteBatch(db, before)) === 0) return;
  }
};
