import { tokenise } from '@pulse/ml/text';
import { countPhrases } from './count-phrases.ts';
import { subCategories } from './sub-categories.ts';

export interface FoundSubCategory {
  readonly id: string;
  /** Share of the words found that speak for it, smoothed; 0-1. A rule, not a measured probability. */
  readonly confidence: number;
}

/** The kind within a category that a text names most; null when it names none, or several alike. */
export const findSubCategory = (
  category: string,
  tokens: readonly string[],
): FoundSubCategory | null => {
  const hits = (phrases.get(category) ?? [])
    .map(({ id, words }) => ({ id, count: countPhrases(tokens, words) }))
    .sort((a, b) => b.count - a.count);
  const [best, next] = hits;
  if (best === undefined || best.count === 0 || best.count === next?.count) return null;
  const all = hits.reduce((sum, { count }) => sum + count, 0);
  return { id: best.id, confidence: (best.count + 0.5) / (all + 1) };
};

// The star is no letter, so tokenise would drop it.
const toPhrase = (words: string): string[] =>
  words.split(' ').flatMap((word) => {
    const [token = ''] = tokenise(word);
    return token === '' ? [] : [word.endsWith('*') ? `${token}*` : token];
  });

const phrases = new Map(
  Object.entries(subCategories).map(([category, kinds]) => [
    category,
    kinds.map(({ id, words }) => ({ id, words: words.map(toPhrase) })),
  ]),
);
