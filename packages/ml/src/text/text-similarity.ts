import { hashCharacterGrams } from './hash-grams.ts';
import { tokenise } from './tokenise.ts';

const shingle = { from: 3, to: 4 } as const;

/** The hashes of a text's character grams, ascending, each once: what similarity is judged by. */
export const shinglesOf = (text: string): Int32Array => {
  const hashes = new Set<number>();
  hashCharacterGrams(tokenise(text), shingle, (hash) => hashes.add(hash));
  return Int32Array.from(hashes).sort();
};

/** Share of shingles that two texts have in common (Jaccard; Broder 1997); two empty ones have 0. */
export const jaccard = (a: Int32Array, b: Int32Array): number => {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as number;
    const right = b[j] as number;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
};

/** How alike two texts are, 0-1: one for the same words in the same spelling, whatever their order. */
export const textSimilarity = (a: string, b: string): number =>
  jaccard(shinglesOf(a), shinglesOf(b));
