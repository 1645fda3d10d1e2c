import type { Suggestion } from '@pulse/contract';

export interface KeywordSource {
  readonly id: string;
  /** Words and phrases by language. */
  readonly keywords: Readonly<Record<string, readonly string[]>>;
}

interface Phrase {
  readonly categoryId: string;
  readonly words: readonly string[];
  /** Kannada and Hindi put case and number behind the word: "ಕಸ" is also in "ಕಸವನ್ನು". */
  readonly allowsSuffix: boolean;
  readonly weight: number;
}

interface Word {
  /** As in the text. */
  readonly text: string;
  readonly folded: string;
}

// Joiners belong to the word in Indic scripts; the class has no ASCII apostrophe on purpose.
const wordPattern = /[\p{L}\p{M}\p{N}\u200c\u200d]+/gu;
const suffixing = new Set(['kn', 'hi']);
const shortestStem = 2;

/** Makes the function that ranks categories for a text, best first; none when no word matches. */
export const createRanker = (
  sources: readonly KeywordSource[],
): ((text: string) => Suggestion[]) => {
  const byFirstWord = indexPhrases(sources);
  return (text) => {
    const words = wordsOf(text);
    const found = words.flatMap((_, at) => phrasesAt(byFirstWord, words, at));
    // Longer phrases take their words first: "dust bin" is not also a "bin".
    found.sort((a, b) => b.phrase.words.length - a.phrase.words.length || a.at - b.at);
    return summarise(keepApart(found), words);
  };
};

interface Find {
  readonly phrase: Phrase;
  readonly at: number;
}

const wordsOf = (text: string): Word[] =>
  Array.from(text.normalize('NFC').matchAll(wordPattern), ([word]) => ({
    text: word,
    folded: word.toLowerCase(),
  }));

const indexPhrases = (sources: readonly KeywordSource[]): Map<string, Phrase[]> => {
  const index = new Map<string, Phrase[]>();
  for (const { id, keywords } of sources) {
    for (const [language, phrases] of Object.entries(keywords)) {
      for (const phrase of phrases) {
        const words = wordsOf(phrase).map(({ folded }) => folded);
        const [first] = words;
        if (first === undefined) continue;
        index.set(first, [
          ...(index.get(first) ?? []),
          // A phrase of two words says far more than two words that happen to be there.
          {
            categoryId: id,
            words,
            allowsSuffix: suffixing.has(language),
            weight: words.length ** 2,
          },
        ]);
      }
    }
  }
  return index;
};

const phrasesAt = (index: Map<string, Phrase[]>, words: readonly Word[], at: number): Find[] => {
  const word = words[at]?.folded ?? '';
  const finds: Find[] = [];
  for (let length = Math.min(shortestStem, word.length); length <= word.length; length += 1) {
    for (const phrase of index.get(word.slice(0, length)) ?? []) {
      if (isAt(phrase, words, at)) finds.push({ phrase, at });
    }
  }
  return finds;
};

/** The last word of a phrase may carry a suffix, where the language has them. */
const isAt = ({ words: wanted, allowsSuffix }: Phrase, words: readonly Word[], at: number) =>
  wanted.every((expected, offset) => {
    const word = words[at + offset]?.folded ?? '';
    const isLast = offset === wanted.length - 1;
    return word === expected || (isLast && allowsSuffix && word.startsWith(expected));
  });

/** A category counts each word of the text, and each of its phrases, once. */
const keepApart = (finds: readonly Find[]): Find[] => {
  const taken = new Set<string>();
  return finds.filter(({ phrase, at }) => {
    const claims = [
      `${phrase.categoryId} phrase ${phrase.words.join(' ')}`,
      ...phrase.words.map((_, offset) => `${phrase.categoryId} ${at + offset}`),
    ];
    if (claims.some((claim) => taken.has(claim))) return false;
    for (const claim of claims) taken.add(claim);
    return true;
  });
};

const summarise = (finds: readonly Find[], words: readonly Word[]): Suggestion[] => {
  const totals = new Map<string, { weight: number; words: string[] }>();
  let all = 0;
  for (const { phrase, at } of [...finds].sort((a, b) => a.at - b.at)) {
    const total = totals.get(phrase.categoryId) ?? { weight: 0, words: [] };
    total.weight += phrase.weight;
    total.words.push(
      words
        .slice(at, at + phrase.words.length)
        .map(({ text }) => text)
        .join(' '),
    );
    totals.set(phrase.categoryId, total);
    all += phrase.weight;
  }
  return [...totals]
    .map(([categoryId, total]) => ({
      categoryId,
      confidence: total.weight / all,
      words: total.words,
    }))
    .sort((a, b) => b.confidence - a.confidence);
};
