import type { Ctx } from '../../kernel/ctx.ts';
import { deleteOldPlans } from './queries.ts';

const dayMs = 86_400_000;
/** As long as recommendations, which are let go of first. */
const keptDays = 90;
const batch = 500;
/** Per run; what is left waits for the next. */
const mostBatches = 50;

/** Lets go of plans that are older than is promised and that no recommendation belongs to. */
export const sweepPlans = async (ctx: Ctx): Promise<void> => {
  const before = new Date(ctx.clock.now().getTime() - keptDays * dayMs);
  for (let turn = 0; turn < mostBatches; turn += 1) {
    if ((await deleteOldPlans(ctx.db, before, batch)) < batch) return;
  }
};
