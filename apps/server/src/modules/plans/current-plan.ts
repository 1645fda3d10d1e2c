import type { ActionPlan } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { auditHospitalRead, isInScope, nameHospitals } from '../hospitals/index.ts';
import { todayOf } from './load-state.ts';
import { presentPlan } from './present-plan.ts';
import { newestPlan, type PlanRow, selectDecided } from './queries.ts';
import { presentRecommendations } from './recommendations/present-recommendation.ts';
import { type RecommendationRow, selectRecommendations } from './recommendations/queries.ts';
import { type Reader, readerOf } from './recommendations/reader.ts';
import { StoredDay } from './stored-plan.ts';

const Days = z.array(StoredDay);

/** The newest plan of a city as its reader may see it; of others' hospitals it says nothing. */
export const currentPlan = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<{ plan: ActionPlan | null; reason: string | null }> => {
  const reader = await readerOf(ctx, ctx.db);
  const cityId = city ?? ctx.config.defaultCityId;
  const row = await newestPlan(ctx.db, cityId);
  const own = row?.hospitalIds.filter((id) => isInScope(reader.scope, id)) ?? [];
  if (row === undefined || own.length === 0) {
    return { plan: null, reason: 'There is no plan yet for hospitals of yours in this city.' };
  }
  const rows = await selectRecommendations(ctx.db, reader)
    .where('planId', '=', row.id)
    .where('state', '=', 'open')
    .orderBy('priority')
    .orderBy('deadline')
    .orderBy('recommendations.id')
    .execute();
  const plan = presentPlan(row, {
    scope: reader.scope,
    names: await nameHospitals(ctx.db, own),
    own: await ownFigures(ctx, reader, row, rows),
    recommendations: await presentRecommendations(ctx, ctx.db, reader, rows),
  });
  await auditHospitalRead(ctx, 'plan', own);
  return { plan, reason: null };
};

/** What open recommendations and decisions of own hospitals come to. */
const ownFigures = async (
  ctx: Ctx,
  reader: Reader,
  row: PlanRow,
  open: readonly RecommendationRow[],
): Promise<{ cost: number; transfers: number }> => {
  if (reader.scope === 'all') return { cost: row.cost, transfers: row.transfers };
  const decided = await selectDecided(ctx.db, row.cityId, todayOf(ctx, row.cityId));
  const own = [...open, ...decided].filter(
    ({ hospitalId, state }) =>
      hospitalId !== null && state !== 'rejected' && isInScope(reader.scope, hospitalId),
  );
  let cost = 0;
  let transfers = 0;
  for (const one of own) {
    const share = one.decidedAmount === null ? 1 : one.decidedAmount / one.amount;
    cost += one.cost * share;
    if (!one.actionKey.startsWith('transfer/')) continue;
    for (const { amount } of Days.parse(one.days)) transfers += amount * share;
  }
  return { cost, transfers };
};
