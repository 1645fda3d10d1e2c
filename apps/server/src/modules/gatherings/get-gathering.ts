import type { Gathering } from '@pulse/contract';
import { requireStaff } from '../../kernel/actor.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { presentGathering } from './present-gathering.ts';
import { findGathering } from './queries.ts';

/** @throws DomainError `not_found` */
export const getGathering = async (
  ctx: Ctx,
  { id }: { readonly id: string },
): Promise<Gathering> => {
  requireStaff(ctx.actor);
  const row = await findGathering(ctx.db, id);
  if (row === undefined) throw notFound('gathering');
  return presentGathering(ctx, row);
};
