import type { Ctx } from '../../kernel/ctx.ts';
import { isPublic } from './visibility.ts';

export const isIncidentPublic = async (ctx: Ctx, id: string): Promise<boolean> => {
  const row = await ctx.db
    .selectFrom('incidents')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined && isPublic(row.status);
};
