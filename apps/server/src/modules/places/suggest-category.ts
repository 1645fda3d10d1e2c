import type { Suggestion } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { selectCategories } from './queries.ts';
import { createRanker } from './rank-categories.ts';

const Keywords = z.record(z.string(), z.array(z.string()));

export interface SuggestCategoryInput {
  readonly city?: string | undefined;
  readonly text: string;
}

/** Categories whose keywords a text holds, best first; empty when it holds none. */
export const suggestCategory = async (
  ctx: Ctx,
  { city, text }: SuggestCategoryInput,
): Promise<{ items: Suggestion[]; nextCursor: null }> => {
  const suggest = await createSuggester(ctx, city ?? ctx.config.defaultCityId);
  return { items: suggest(text), nextCursor: null };
};

/** The same for many texts: the keywords are read once. */
export const createSuggester = async (
  ctx: Ctx,
  cityId: string,
): Promise<(text: string) => Suggestion[]> => {
  const categories = await selectCategories(ctx.db, cityId);
  return createRanker(
    categories.map(({ id, keywords }) => ({ id, keywords: Keywords.parse(keywords) })),
  );
};
