import type { Me } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { loadMe } from './me.ts';
import { requireUser } from './require-user.ts';

export const getMe = (ctx: Ctx): Promise<Me> => {
  const { kind, id } = requireUser(ctx.actor);
  return loadMe(ctx, ctx.db, kind, id);
};
