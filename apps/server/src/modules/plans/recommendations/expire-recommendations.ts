import { auditMany } from '../../../kernel/audit.ts';
import type { Ctx } from '../../../kernel/ctx.ts';
import { appendEvents } from '../../../kernel/events.ts';
import { announcement } from './decide.ts';
import { lockExpired } from './queries.ts';

const batch = 500;
/** Per run; what is left waits for the next. */
const mostBatches = 20;

/** Closes what nobody decided in time; a person who decides at the same moment comes first. */
export const expireRecommendations = async (ctx: Ctx): Promise<void> => {
  for (let turn = 0; turn < mostBatches; turn += 1) {
    if ((await expireBatch(ctx)) < batch) return;
  }
};

const expireBatch = (ctx: Ctx): Promise<number> =>
  ctx.db.transaction().execute(async (tx) => {
    const at = ctx.clock.now();
    const due = await lockExpired(tx, at, batch);
    if (due.length === 0) return 0;
    await tx
      .updateTable('recommendations')
      .set((eb) => ({ state: 'expired', version: eb('version', '+', 1) }))
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .execute();
    await tx
      .insertInto('decisions')
      .values(
        due.map(({ id, version }) => ({
          id: ctx.ids.next(),
          recommendationId: id,
          at,
          actorName: 'worker',
          decision: 'expire',
          version: version + 1,
        })),
      )
      .execute();
    await auditMany(
      ctx,
      tx,
      due.map(({ id, hospitalId }) => ({
        action: 'recommendation.expire',
        subjectType: 'recommendation',
        subjectId: id,
        detail: { hospitalId, before: { state: 'open' }, after: { state: 'expired' } },
      })),
    );
    await appendEvents(ctx, tx, 'recommendation.decided', due.map(announcement));
    return due.length;
  });
