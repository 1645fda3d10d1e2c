import { type Category, PinShape } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { selectCategories } from './queries.ts';

/** What can be reported in a city, in the order of its pack. */
export const listCategories = async (
  ctx: Ctx,
  { city }: { readonly city?: string | undefined },
): Promise<{ items: Category[]; nextCursor: null }> => {
  const rows = await selectCategories(ctx.db, city ?? ctx.config.defaultCityId);
  const items = rows.map(({ id, name, icon, shape, defaultSeverity, slaHours }) => ({
    id,
    name,
    icon,
    shape: PinShape.parse(shape),
    defaultSeverity,
    slaHours,
  }));
  return { items, nextCursor: null };
};
