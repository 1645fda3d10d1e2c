import { critical, priorities } from './priorities.ts';

/** What each class's probability is multiplied by before the largest is taken. */
export type DecisionRule = readonly number[];

/** Points of macro-F1 that may be given for finding more of what is Critical. */
const priceOfRecall = 0.005;
// Few and coarse on purpose: events differ more than a finer grid could tell apart, and a step for
// Medium apart from High made unseen events worse.
const middleSteps = [1.25, 1.5, 2];
const criticalSteps = [2, 3, 4, 6, 8];

/**
 * The rule that finds most of what is Critical among those whose macro-F1, as the mean over blocks
 * of the stream, comes near the best: missing an emergency costs more than looking once in vain.
 *
 * @param probabilities of rows that the model was not fitted to, row by row, a column for each class
 * @param labels class of each row
 * @param blocks where each block of the stream begins, and at last where the last one ends
 */
export const chooseRule = (
  probabilities: Float64Array,
  labels: ArrayLike<number>,
  blocks: readonly number[],
): { readonly rule: DecisionRule; readonly macroF1: number; readonly criticalRecall: number } => {
  const tried = middleSteps.flatMap((middle) =>
    criticalSteps.map((most) => {
      const rule = [1, middle, middle, most];
      return { rule, ...measure(probabilities, labels, blocks, rule) };
    }),
  );
  const best = Math.max(...tried.map(({ macroF1 }) => macroF1));
  return tried
    .filter(({ macroF1 }) => macroF1 >= best - priceOfRecall)
    .reduce((a, b) =>
      b.criticalRecall > a.criticalRecall ||
      (b.criticalRecall === a.criticalRecall && b.macroF1 > a.macroF1)
        ? b
        : a,
    );
};

/** The class of a row of probabilities under a rule. */
export const decide = (probabilities: ArrayLike<number>, rule: DecisionRule, from = 0): number => {
  let chosen = 0;
  let most = -1;
  for (let k = 0; k < rule.length; k++) {
    const weighed = (probabilities[from + k] as number) * (rule[k] as number);
    if (weighed > most) {
      most = weighed;
      chosen = k;
    }
  }
  return chosen;
};

const measure = (
  probabilities: Float64Array,
  labels: ArrayLike<number>,
  blocks: readonly number[],
  rule: DecisionRule,
): { macroF1: number; criticalRecall: number } => {
  let sum = 0;
  let found = 0;
  let due = 0;
  for (let block = 0; block + 1 < blocks.length; block++) {
    const counts = countBlock(
      probabilities,
      labels,
      blocks[block] ?? 0,
      blocks[block + 1] ?? 0,
      rule,
    );
    sum += macroF1Of(counts);
    found += counts.hits[critical] as number;
    due += counts.there[critical] as number;
  }
  return { macroF1: sum / (blocks.length - 1), criticalRecall: due === 0 ? 0 : found / due };
};

interface Counts {
  readonly hits: Float64Array;
  readonly taken: Float64Array;
  readonly there: Float64Array;
}

const countBlock = (
  probabilities: Float64Array,
  labels: ArrayLike<number>,
  from: number,
  to: number,
  rule: DecisionRule,
): Counts => {
  const classes = priorities.length;
  const hits = new Float64Array(classes);
  const taken = new Float64Array(classes);
  const there = new Float64Array(classes);
  for (let i = from; i < to; i++) {
    const guess = decide(probabilities, rule, i * classes);
    const label = labels[i] as number;
    taken[guess] = (taken[guess] as number) + 1;
    there[label] = (there[label] as number) + 1;
    if (guess === label) hits[guess] = (hits[guess] as number) + 1;
  }
  return { hits, taken, there };
};

const macroF1Of = ({ hits, taken, there }: Counts): number =>
  hits.reduce((sum, hit, k) => {
    const both = (taken[k] as number) + (there[k] as number);
    return sum + (both === 0 ? 0 : (2 * hit) / both);
  }, 0) / hits.length;
