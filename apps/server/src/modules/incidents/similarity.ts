/** How likely two reports are about one thing, from 0 to 1. */
export interface Closeness {
  readonly distanceMetres: number;
  readonly radiusMetres: number;
  readonly ageHours: number;
  readonly windowHours: number;
  /** Share of words in common; undefined when one of the texts is missing or may not be used. */
  readonly sharedWords: number | undefined;
}

// Place says most: two potholes a street apart are two. Weights are ours, and only order a list.
const weights = { distance: 0.5, age: 0.2, words: 0.3 };

export const similarityOf = (closeness: Closeness): number => {
  const distance = share(closeness.distanceMetres, closeness.radiusMetres) * weights.distance;
  const age = share(closeness.ageHours, closeness.windowHours) * weights.age;
  if (closeness.sharedWords === undefined) {
    return rounded((distance + age) / (weights.distance + weights.age));
  }
  return rounded(distance + age + closeness.sharedWords * weights.words);
};

/** Words in common among all words of both (Jaccard); undefined unless both have some. */
export const sharedWords = (one: string, other: string): number | undefined => {
  const ours = wordsOf(one);
  const theirs = wordsOf(other);
  if (ours.size === 0 || theirs.size === 0) return undefined;
  const common = [...ours].filter((word) => theirs.has(word)).length;
  return common / (ours.size + theirs.size - common);
};

const share = (value: number, most: number): number => Math.min(1, Math.max(0, 1 - value / most));

const rounded = (similarity: number): number => Math.round(similarity * 1000) / 1000;

/** Words of three characters and more: the shorter ones say little in any of our languages. */
const wordsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((w) => w.length >= 3));
