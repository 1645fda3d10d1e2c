/** How many neighbours make a gram, both ends included. */
export interface GramRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The 32-bit hashes (FNV-1a of UTF-16 units, finished as MurmurHash3 does) of all runs of words.
 *
 * @param visit told each hash with the first and last word it is made of
 */
export const hashWordGrams = (
  words: readonly string[],
  { from, to }: GramRange,
  visit: (hash: number, first: number, last: number) => void,
): void => {
  const hashes = words.map(hashWord);
  for (let first = 0; first < hashes.length; first++) {
    let hash = wordSeed;
    for (let last = first; last < Math.min(hashes.length, first + to); last++) {
      hash = Math.imul(hash ^ (hashes[last] as number), prime);
      if (last - first + 1 >= from) visit(finish(hash), first, last);
    }
  }
};

/**
 * The hashes of all runs of characters that stay within a word; each word is taken with a space at
 * both ends, and a word shorter than a run counts once as a whole (scikit-learn's `char_wb`).
 */
export const hashCharacterGrams = (
  words: readonly string[],
  { from, to }: GramRange,
  visit: (hash: number, first: number, last: number) => void,
): void => {
  for (let w = 0; w < words.length; w++) {
    const word = words[w] as string;
    const length = word.length + 2;
    for (let start = 0; start < length; start++) {
      let hash = characterSeed;
      const end = Math.min(length, start + to);
      for (let at = start; at < end; at++) {
        const unit = at === 0 || at === length - 1 ? 32 : word.charCodeAt(at - 1);
        hash = Math.imul(hash ^ unit, prime);
        if (at - start + 1 >= from) visit(finish(hash), w, w);
      }
    }
    if (length < from) visit(finish(hashWord(word) ^ characterSeed), w, w);
  }
};

const prime = 0x01000193;
const wordSeed = 0x811c9dc5 | 0;
const characterSeed = 0x2f0b4c47;

const hashWord = (word: string): number => {
  let hash = wordSeed;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), prime);
  return finish(hash);
};

const finish = (hash: number): number => {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
};
