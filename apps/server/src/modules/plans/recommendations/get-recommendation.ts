import type { Recommendation } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { notFound } from '../../../kernel/errors.ts';
import { auditHospitalRead } from '../../hospitals/index.ts';
import { presentRecommendation } from './present-recommendation.ts';
import { findRecommendation } from './queries.ts';
import { ownHospitals, readerOf } from './reader.ts';

/** @throws DomainError `not_found`, also for one of somebody else's hospital */
export const getRecommendation = async (
  ctx: Ctx,
  { id }: { readonly id: string },
): Promise<Recommendation> => {
  const reader = await readerOf(ctx, ctx.db);
  const row = await findRecommendation(ctx.db, reader, id);
  if (row === undefined) throw notFound('recommendation');
  const recommendation = await presentRecommendation(ctx, ctx.db, reader, row);
  await auditHospitalRead(ctx, 'recommendation', ownHospitals(reader, [row]));
  return recommendation;
};
