import type { Narration } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { auditHospitalRead } from '../hospitals/index.ts';
import { answerWhy } from './narration/answer-why.ts';
import { findPlan } from './queries.ts';
import { getRecommendation } from './recommendations/get-recommendation.ts';
import { readerOf } from './recommendations/reader.ts';
import { viewPlan } from './view-plan.ts';

export interface AskWhyInput {
  /** Of the plan. */
  readonly id: string;
  readonly question: string;
  readonly recommendationId?: string | undefined;
}

/** @throws DomainError `not_found`, also for a plan or recommendation of others' hospitals */
export const askWhy = async (
  ctx: Ctx,
  { id, question, recommendationId }: AskWhyInput,
): Promise<Narration> => {
  const reader = await readerOf(ctx, ctx.db);
  const row = await findPlan(ctx.db, id);
  const view = row && (await viewPlan(ctx, reader, row));
  if (view === undefined) throw notFound('plan');
  const asked =
    recommendationId === undefined
      ? undefined
      : await getRecommendation(ctx, { id: recommendationId });
  await auditHospitalRead(ctx, 'plan question', view.hospitalIds);
  return answerWhy(ctx, { ...view, question, asked });
};
