import type { Suggestion } from '@pulse/contract';
import { z } from 'zod';
import type { Ctx } from '../../kernel/ctx.ts';
import { EngineError } from '../../platform/engine/index.ts';
import { TimeLimitError, withTimeLimit } from '../../platform/time-limit.ts';
import { selectCategories } from './queries.ts';
import { createRanker } from './rank-categories.ts';

const Keywords = z.record(z.string(), z.array(z.string()));

export interface SuggestCategoryInput {
  readonly city?: string | undefined;
  readonly text: string;
}

/**
 * Categories that a text may be about, best first; empty when nothing in it says. The engine is
 * asked while somebody types, so not for long: the keywords know something too.
 */
export const suggestCategory = async (
  ctx: Ctx,
  { city, text }: SuggestCategoryInput,
  typingMs = usualTypingMs,
): Promise<{ items: Suggestion[]; nextCursor: null }> => {
  const cityId = city ?? ctx.config.defaultCityId;
  const [read, suggest] = await Promise.all([
    readByEngine(ctx, cityId, text, typingMs),
    createSuggester(ctx, cityId),
  ]);
  const items = read.isSure ? read.items : suggest(text);
  return { items: items.length > 0 ? items : read.items, nextCursor: null };
};

interface Read {
  readonly isSure: boolean;
  readonly items: Suggestion[];
}

/** Nobody waits for a hint longer than this. */
const usualTypingMs = 150;
const leastConfidence = 0.05;
const nothing: Read = { isSure: false, items: [] };

const readByEngine = async (
  ctx: Ctx,
  cityId: string,
  text: string,
  typingMs: number,
): Promise<Read> => {
  try {
    // The limit is ours alone: giving up the task would cost the engine its thread.
    const asking = ctx.engine.classify([{ text }]);
    const [opinion] = await withTimeLimit(asking, typingMs, 'no opinion');
    if (opinion === undefined) return nothing;
    const words = opinion.reasons.filter(({ weight }) => weight > 0).map(({ word }) => word);
    const ranked = [
      { ...opinion, words },
      ...opinion.alternatives.map((one) => ({ ...one, words: [] })),
    ];
    const items = ranked.flatMap(({ category, confidence, words }) => {
      const isShown =
        confidence >= leastConfidence && ctx.geography.category(cityId, category) !== undefined;
      return isShown ? [{ categoryId: category, confidence, words }] : [];
    });
    return { isSure: !opinion.needsPerson && items[0]?.categoryId === opinion.category, items };
  } catch (error) {
    if (error instanceof EngineError || error instanceof TimeLimitError) return nothing;
    throw error;
  }
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
