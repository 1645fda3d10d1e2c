import type { SurgeOutlook } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { auditHospitalRead, hospitalScope, hospitalStands } from '../hospitals/index.ts';
import { presentOutlook } from './present-outlook.ts';
import { selectHeads } from './queries.ts';

/** What is coming to own hospitals, a line each, by id; those without a forecast are missing. */
export const listSurge = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<{ items: SurgeOutlook[]; nextCursor: null }> => {
  const scope = hospitalScope(ctx.actor);
  const cityId = city ?? (scope === 'all' ? ctx.config.defaultCityId : undefined);
  const own = await hospitalStands(ctx, ctx.db, scope, { cityId });
  const heads = await selectHeads(ctx.db, {
    hospitalIds: own.map(({ state }) => state.id),
    onlyWhole: true,
  });
  const items = heads.flatMap((head) => presentOutlook(head) ?? []);
  await auditHospitalRead(
    ctx,
    'surge-list',
    items.map(({ hospitalId }) => hospitalId),
  );
  return { items, nextCursor: null };
};
