import { type GramRange, hashCharacterGrams, hashWordGrams } from './hash-grams.ts';
import { HashTable } from './hash-table.ts';
import { type GramBlock, Vectoriser, type VectoriserOptions } from './vectoriser.ts';
import { wordsOf } from './words-of.ts';

export interface FitVectoriserOptions extends Partial<VectoriserOptions> {
  /** Grams of fewer texts are left out (default 2). */
  readonly minDocuments?: number;
  /** Keeps the grams of most texts in each block (default all). */
  readonly maxFeatures?: number;
}

/** Learns which grams occur and how rare each is. Columns do not depend on the order of the texts. */
export const fitVectoriser = (
  texts: readonly string[],
  options: FitVectoriserOptions = {},
): Vectoriser =>
  fitVectoriserOnWords(
    texts.map((text) => wordsOf(text, options.length ?? false)),
    options,
  );

/** As `fitVectoriser`, for texts that are already taken apart. */
export const fitVectoriserOnWords = (
  texts: readonly (readonly string[])[],
  {
    words = { from: 1, to: 2 },
    characters = { from: 2, to: 5 },
    sublinear = true,
    length = false,
    minDocuments = 2,
    maxFeatures = Number.POSITIVE_INFINITY,
  }: FitVectoriserOptions = {},
): Vectoriser => {
  const limits = { minDocuments, maxFeatures };
  return new Vectoriser({
    options: { words, characters, sublinear, length },
    words: words && learn(texts, words, hashWordGrams, limits),
    characters: characters && learn(texts, characters, hashCharacterGrams, limits),
  });
};

const learn = (
  texts: readonly (readonly string[])[],
  range: GramRange,
  hashGrams: typeof hashWordGrams,
  { minDocuments, maxFeatures }: { minDocuments: number; maxFeatures: number },
): GramBlock => {
  const table = new HashTable(1 << 16);
  const hashes: number[] = [];
  const documents: number[] = [];
  const lastSeen: number[] = [];
  let document = 0;
  const visit = (hash: number): void => {
    const at = table.get(hash);
    if (at < 0) {
      table.set(hash, hashes.length);
      hashes.push(hash);
      documents.push(1);
      lastSeen.push(document);
    } else if (lastSeen[at] !== document) {
      lastSeen[at] = document;
      documents[at] = (documents[at] as number) + 1;
    }
  };
  for (const words of texts) {
    hashGrams(words, range, visit);
    document += 1;
  }
  const common = hashes.flatMap((hash, i) => {
    const count = documents[i] as number;
    return count >= minDocuments ? [{ hash, count }] : [];
  });
  if (common.length > maxFeatures) {
    common.sort((a, b) => b.count - a.count || a.hash - b.hash);
    common.length = maxFeatures;
  }
  common.sort((a, b) => a.hash - b.hash);
  return {
    hashes: Int32Array.from(common, ({ hash }) => hash),
    idf: Float32Array.from(common, ({ count }) => Math.log((1 + texts.length) / (1 + count)) + 1),
  };
};
