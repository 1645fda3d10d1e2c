import type { Area } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { notFound } from '../../kernel/errors.ts';
import { presentArea } from './present-area.ts';
import { selectArea } from './queries.ts';

/** @throws DomainError `not_found` */
export const getArea = async (ctx: Ctx, { id }: { readonly id: string }): Promise<Area> => {
  const area = await selectArea(ctx.db, id);
  if (area === undefined) throw notFound('ward');
  return presentArea(area);
};
