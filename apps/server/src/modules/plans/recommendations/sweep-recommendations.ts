import type { Ctx } from '../../../kernel/ctx.ts';
import { deleteOldRecommendations } from './queries.ts';

const dayMs = 86_400_000;
/** As the design promises for recommendations. */
const keptDays = 90;
const batch = 1_000;
/** Per run; what is left waits for the next. */
const mostBatches = 50;

/** Lets go of recommendations that are older than is promised, and of what was decided on them. */
export const sweepRecommendations = async (ctx: Ctx): Promise<void> => {
  const before = new Date(ctx.clock.now().getTime() - keptDays * dayMs);
  for (let turn = 0; turn < mostBatches; turn += 1) {
    if ((await deleteOldRecommendations(ctx.db, before, batch)) < batch) return;
  }
};
