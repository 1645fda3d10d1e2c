import type { Ctx } from '../../kernel/ctx.ts';
import { deleteOldDrafts } from './queries.ts';

const dayMs = 86_400_000;
/** After the end of what they warn of, as long as recommendations are kept. */
const keptDays = 90;

export const sweepAlertDrafts = (ctx: Ctx): Promise<void> =>
  deleteOldDrafts(ctx.db, new Date(ctx.clock.now().getTime() - keptDays * dayMs));
