import type { ActionPlan, Recommendation } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { isInScope, nameHospitals } from '../hospitals/index.ts';
import { presentPlan } from './present-plan.ts';
import { type PlanRow, selectDecided } from './queries.ts';
import { presentRecommendations } from './recommendations/present-recommendation.ts';
import { type RecommendationRow, selectRecommendations } from './recommendations/queries.ts';
import type { Reader } from './recommendations/reader.ts';
import { StoredDay } from './stored-plan.ts';

const Days = z.array(StoredDay);

/** A plan as its reader may see it, with what it asks of own hospitals. */
export interface PlanOfReader {
  readonly plan: ActionPlan;
  /** Open ones, the most urgent first. */
  readonly recommendations: readonly Recommendation[];
  /** The reader's hospitals in it. */
  readonly hospitalIds: readonly string[];
}

/** @returns undefined when none of the plan's hospitals is the reader's */
export const viewPlan = async (
  ctx: Ctx,
  reader: Reader,
  row: PlanRow,
): Promise<PlanOfReader | undefined> => {
  const own = row.hospitalIds.filter((id) => isInScope(reader.scope, id));
  if (own.length === 0) return undefined;
  const rows = await selectRecommendations(ctx.db, reader)
    .where('planId', '=', row.id)
    .where('state', '=', 'open')
    .orderBy('priority')
    .orderBy('deadline')
    .orderBy('recommendations.id')
    .execute();
  const recommendations = await presentRecommendations(ctx, ctx.db, reader, rows);
  const plan = presentPlan(row, {
    scope: reader.scope,
    names: await nameHospitals(ctx.db, own),
    own: await ownFigures(ctx, reader, row, rows),
    recommendations,
  });
  return { plan, recommendations, hospitalIds: own };
};

/** What open recommendations and decisions of own hospitals come to. */
const ownFigures = async (
  ctx: Ctx,
  reader: Reader,
  row: PlanRow,
  open: readonly RecommendationRow[],
): Promise<{ cost: number; transfers: number }> => {
  if (reader.scope === 'all') return { cost: row.cost, transfers: row.transfers };
  const decided = await selectDecided(ctx.db, row.cityId, row.firstDay);
  const own = [...open, ...decided].filter(
    ({ hospitalId, state }) =>
      hospitalId !== null && state !== 'rejected' && isInScope(reader.scope, hospitalId),
  );
  let cost = 0;
  let transfers = 0;
  for (const one of own) {
    const days = Days.parse(one.days);
    const proposed = days.reduce((sum, { amount }) => sum + amount, 0);
    // A changed amount is that of each day, also of those that had less; days before the plan are over.
    const decided = days
      .filter(({ day }) => day >= row.firstDay)
      .reduce((sum, { amount }) => sum + (one.decidedAmount ?? amount), 0);
    cost += proposed > 0 ? (one.cost * decided) / proposed : one.cost;
    if (one.actionKey.startsWith('transfer/')) transfers += decided;
  }
  return { cost, transfers };
};
