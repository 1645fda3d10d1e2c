import { tokenise } from '@pulse/ml/text';
import { countPhrases } from './count-phrases.ts';
import type { KnownCategory } from './read-categories.ts';

export interface WeakExample {
  readonly text: string;
  readonly label: string;
}

/**
 * Short texts made of a category's keywords: each alone, with two others of its language, and in English
 * in sentences around it, so that every word occurs often enough and next to words that say nothing.
 */
export const keywordExamples = ({ id, keywords }: KnownCategory): WeakExample[] =>
  Object.entries(keywords).flatMap(([language, words]) =>
    words.flatMap((word, i) =>
      [
        word,
        `${word} ${words[(i + 1) % words.length]}`,
        `${word} ${words[(i + 4) % words.length]}`,
        ...(language === 'en' ? sentences.map((sentence) => sentence.replace('_', word)) : []),
      ].map((text) => ({ text, label: id })),
    ),
  );

const sentences = ['_ on the road near my house', 'there is _ in our area since morning'] as const;

/**
 * Finds texts that belong to a category for which nobody gave examples: they name more of its keywords
 * than of any category with examples, their own included.
 *
 * @returns the category, or undefined when the text's own label should stand
 */
export const createRelabeller = (
  categories: readonly KnownCategory[],
  withExamples: ReadonlySet<string>,
): ((text: string, label: string) => string | undefined) => {
  const known = categories.map(({ id, keywords }) => ({
    id,
    phrases: Object.values(keywords).flat().map(tokenise),
  }));
  return (text, label) => {
    const tokens = tokenise(text);
    const hits = known.map(({ id, phrases }) => ({ id, count: countPhrases(tokens, phrases) }));
    const most = (among: (id: string) => boolean) =>
      hits.filter(({ id }) => among(id)).sort((a, b) => b.count - a.count)[0];
    const best = most((id) => !withExamples.has(id));
    const rival = most((id) => withExamples.has(id))?.count ?? 0;
    const own = hits.find(({ id }) => id === label)?.count ?? 0;
    if (best === undefined || best.count < leastHits) return undefined;
    return best.count > Math.max(rival, own) ? best.id : undefined;
  };
};

/** One word is often said in passing ("may cause an accident"). */
const leastHits = 2;
