import type { ActionPlan } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { auditHospitalRead } from '../hospitals/index.ts';
import { narratePlan } from './narration/narrate-plan.ts';
import { newestPlan } from './queries.ts';
import { readerOf } from './recommendations/reader.ts';
import { viewPlan } from './view-plan.ts';

/** The newest plan of a city as its reader may see it; of others' hospitals it says nothing. */
export const currentPlan = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<{ plan: ActionPlan | null; reason: string | null }> => {
  const reader = await readerOf(ctx, ctx.db);
  const row = await newestPlan(ctx.db, city ?? ctx.config.defaultCityId);
  const view = row && (await viewPlan(ctx, reader, row));
  if (view === undefined) {
    return { plan: null, reason: 'There is no plan yet for hospitals of yours in this city.' };
  }
  const { plan, recommendations, hospitalIds } = view;
  const narration = await narratePlan(ctx, plan, recommendations, plan.narration);
  await auditHospitalRead(ctx, 'plan', hospitalIds);
  return { plan: { ...plan, narration }, reason: null };
};
