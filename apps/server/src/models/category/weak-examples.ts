import { tokenise } from '@pulse/ml/text';
import { countPhrases } from './count-phrases.ts';
import type { KnownCategory } from './read-categories.ts';

export interface WeakExample {
  readonly text: string;
  readonly label: string;
}

/**
 * Short texts made of a category's keywords: each alone and with two others of its language, so that
 * every word occurs often enough to be learnt.
 */
export const keywordExamples = ({ id, keywords }: KnownCategory): WeakExample[] =>
  Object.values(keywords).flatMap((words) =>
    words.flatMap((word, i) => [
      { text: word, label: id },
      { text: `${word} ${words[(i + 1) % words.length]}`, label: id },
      { text: `${word} ${words[(i + 4) % words.length]}`, label: id },
    ]),
  );

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
