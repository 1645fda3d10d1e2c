import type { Ctx } from '../../../kernel/ctx.ts';
import type { Correction } from '../../../models/model.ts';

const mostCorrections = 50_000;

/** What staff said reports should have been, the last word on each, newest first: to train with. */
export const listCorrections = async (
  ctx: Pick<Ctx, 'db'>,
  { limit = mostCorrections }: { limit?: number } = {},
): Promise<Correction[]> =>
  ctx.db
    .selectFrom((eb) =>
      eb
        .selectFrom('classificationCorrections')
        .distinctOn('incidentId')
        .select(['text', 'toCategory as category', 'toSeverity as severity', 'at'])
        .orderBy('incidentId')
        .orderBy('version', 'desc')
        .as('latest'),
    )
    .select(['text', 'category', 'severity'])
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
