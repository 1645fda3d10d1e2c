import {
  fitLogistic,
  fitVectoriserOnWords,
  type LinearModel,
  marginsOf,
  softmaxInPlace,
  tokenise,
  type Vectoriser,
} from '@pulse/ml/text';
import { calibrate } from './calibrate.ts';
import { chooseRule } from './choose-rule.ts';
import { priorities } from './priorities.ts';
import { createPriorityModel, type Member, type PriorityModel } from './priority-model.ts';

export interface PriorityData {
  /** In the order in which they were written: neighbours resemble each other. */
  readonly texts: readonly string[];
  /** Place of each text's priority among `priorities`. */
  readonly labels: Int32Array;
}

export interface FitPriorityOptions {
  /** Grams of fewer texts are left out; by default of fewer than a four-thousandth or so of them. */
  readonly minDocuments?: { readonly words: number; readonly characters: number };
  readonly maxFeatures?: number;
  readonly onProgress?: (share: number, doing: string) => void;
}

const classes = priorities.length;
/** Runs of the stream that are left out in turn, to see how the model does on what it has not met. */
const innerBlocks = 4;
/** Weight of the data against small weights; strong, since events differ in their words. */
const cost = 0.3;
/** Rare classes weigh by their rarity to this power: 0 not at all, 1 as much as common ones together. */
const balance = 0.5;

/**
 * Learns priority from words and from characters, one logistic regression each, whose probabilities
 * are averaged. Left-out blocks of the stream tell how to weigh the classes when one must be chosen
 * (`chooseRule`) and how much to trust the probabilities (temperature, Guo et al. 2017).
 *
 * @throws RangeError when a priority does not occur
 */
export const fitPriority = (
  data: PriorityData,
  options: FitPriorityOptions = {},
): PriorityModel => {
  const { onProgress = () => {} } = options;
  const words = data.texts.map(tokenise);
  const counts = countLabels(data.labels);
  const missing = priorities.find((_, k) => counts[k] === 0);
  if (missing !== undefined) throw new RangeError(`there is no text of priority ${missing}`);
  const rows = words.length;
  const leftOut = new Float64Array(rows * classes);
  const blocks = Array.from({ length: innerBlocks + 1 }, (_, at) =>
    Math.floor((rows * at) / innerBlocks),
  );
  for (let block = 0; block < innerBlocks; block++) {
    onProgress(block / (innerBlocks + 1), `left-out block ${block + 1} of ${innerBlocks}`);
    const [from = 0, to = rows] = blocks.slice(block, block + 2);
    const rest = [...words.slice(0, from), ...words.slice(to)];
    const restLabels = Int32Array.from([...data.labels.slice(0, from), ...data.labels.slice(to)]);
    const members = fitMembers(rest, restLabels, options);
    leftOut.set(averageOf(members, words.slice(from, to)), from * classes);
  }
  onProgress(innerBlocks / (innerBlocks + 1), 'all texts');
  const members = fitMembers(words, data.labels, options);
  const { rule, macroF1, criticalRecall } = chooseRule(leftOut, data.labels, blocks);
  const weights = weightsOf(counts);
  const temperature = fitTemperature(leftOut, data.labels, weights);
  return createPriorityModel({
    members,
    rule,
    classWeights: weights,
    temperature,
    leftOut: { macroF1, criticalRecall },
  });
};

const fitMembers = (
  words: readonly (readonly string[])[],
  labels: Int32Array,
  { minDocuments = usualMinimum(words.length), maxFeatures }: FitPriorityOptions,
): Member[] => {
  const limit = maxFeatures === undefined ? {} : { maxFeatures };
  const vectorisers = [
    fitVectoriserOnWords(words, {
      words: { from: 1, to: 2 },
      characters: null,
      minDocuments: minDocuments.words,
      ...limit,
    }),
    fitVectoriserOnWords(words, {
      words: null,
      characters: { from: 3, to: 5 },
      minDocuments: minDocuments.characters,
      ...limit,
    }),
  ];
  const weights = weightsOf(countLabels(labels));
  const rowWeights = Float64Array.from(labels, (label) => weights[label] as number);
  return vectorisers.map((vectoriser) => ({
    vectoriser,
    model: fitLogistic(vectoriser.transformWords(words), labels, classes, {
      cost,
      rowWeights,
      maxIterations: 60,
    }),
  }));
};

/** What only one event says does not help with the next: 5 and 15 texts of 20,000. */
const usualMinimum = (rows: number) => ({
  words: Math.min(5, Math.max(2, Math.round(rows / 4000))),
  characters: Math.min(15, Math.max(3, Math.round(rows / 1300))),
});

const countLabels = (labels: Int32Array): Float64Array => {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  return counts;
};

const weightsOf = (counts: Float64Array): Float64Array => {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (rows / Math.max(count, 1)) ** balance);
};

/** Mean probability of the members, row by row. */
const averageOf = (
  members: readonly Member[],
  words: readonly (readonly string[])[],
): Float64Array => {
  const sum = new Float64Array(words.length * classes);
  for (const { vectoriser, model } of members) {
    const shares = probabilitiesOf(vectoriser, model, words);
    for (let i = 0; i < sum.length; i++) {
      sum[i] = (sum[i] as number) + (shares[i] as number) / members.length;
    }
  }
  return sum;
};

const probabilitiesOf = (
  vectoriser: Vectoriser,
  model: LinearModel,
  words: readonly (readonly string[])[],
): Float64Array => {
  const margins = marginsOf(model, vectoriser.transformWords(words));
  for (let i = 0; i < margins.length; i += classes) {
    softmaxInPlace(margins.subarray(i, i + classes));
  }
  return margins;
};

/** The temperature of least log loss after the class weights are taken out again. */
const fitTemperature = (
  probabilities: Float64Array,
  labels: Int32Array,
  weights: Float64Array,
): number => {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let step = -10; step <= 20; step++) {
    const temperature = 1.1 ** step;
    let loss = 0;
    for (let i = 0; i < labels.length; i++) {
      const row = calibrate(
        probabilities.subarray(i * classes, (i + 1) * classes),
        weights,
        temperature,
      );
      loss -= Math.log(Math.max(row[labels[i] as number] as number, 1e-12));
    }
    if (loss < least) {
      least = loss;
      best = temperature;
    }
  }
  return best;
};
