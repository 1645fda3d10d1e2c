import type { LinearModel } from './linear-model.ts';
import type { Vectoriser } from './vectoriser.ts';
import { lengthMark } from './words-of.ts';

export interface Reason {
  readonly word: string;
  /** In units of the margin (log-odds for a calibrated model): above zero speaks for the class. */
  readonly weight: number;
}

export interface Reasons {
  /** Each different word once, the weightiest first. */
  readonly words: readonly Reason[];
  /** What speaks for the class before a word is read: how common it is, and the text's length. */
  readonly rest: number;
  /** `rest` and all weights added up. */
  readonly margin: number;
}

/**
 * What each word adds to a class's margin over the mean margin of all classes. A gram that occurs
 * several times is shared evenly by its occurrences, and one of several words evenly by these words.
 */
export const explainMargin = (
  vectoriser: Vectoriser,
  model: LinearModel,
  words: readonly string[],
  sought: number,
): Reasons => {
  const { classes } = model;
  const row = vectoriser.transformWords([words]);
  const worth = new Map<number, number>();
  for (let at = 0; at < row.indices.length; at++) {
    const column = row.indices[at] as number;
    worth.set(
      column,
      (row.values[at] as number) * centred(model.weights, column * classes, model, sought),
    );
  }
  const origins = vectoriser.origins(words);
  const times = new Map<number, number>();
  for (const { column } of origins) times.set(column, (times.get(column) ?? 0) + 1);
  const weights = new Map<string, number>();
  for (const { column, first, last } of origins) {
    const share = (worth.get(column) ?? 0) / (times.get(column) ?? 1) / (last - first + 1);
    for (let w = first; w <= last; w++) {
      const word = words[w] as string;
      weights.set(word, (weights.get(word) ?? 0) + share);
    }
  }
  const all = [...weights].map(([word, weight]) => ({ word, weight }));
  const reasons = all.filter(({ word }) => !word.startsWith(lengthMark));
  const rest = all
    .filter(({ word }) => word.startsWith(lengthMark))
    .reduce((sum, { weight }) => sum + weight, centred(model.intercepts, 0, model, sought));
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const margin = reasons.reduce((sum, { weight }) => sum + weight, rest);
  return { words: reasons, rest, margin };
};

const centred = (
  values: Float32Array | Float64Array,
  from: number,
  { classes }: LinearModel,
  sought: number,
): number => {
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += values[from + k] as number;
  return (values[from + sought] as number) - sum / classes;
};
