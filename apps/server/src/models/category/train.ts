import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  accuracyOfMostConfident,
  calibrationError,
  classificationReport,
} from '@pulse/ml/evaluate';
import { chooseThreshold, fitTextClassifier, TextClassifier } from '@pulse/ml/text';
import { serverFolder } from '../../server-folder.ts';
import type { Correction, TrainedModel, TrainInput } from '../model.ts';
import { type KnownCategory, readCategories } from './read-categories.ts';
import { readExamples } from './read-examples.ts';
import { createRelabeller, keywordExamples } from './weak-examples.ts';

/** The label of texts that report nothing about the city. */
export const notCivic = 'not_civic';

const cities = join(serverFolder, '../../cities');
const shippedComplaints = join(cities, 'bengaluru/complaints.csv');

/** How much an example counts by where it comes from; a complaint with a label counts 1. */
const weights = {
  correction: 5,
  /** They outnumber what a city sends that is no report. */
  notCivic: 0.25,
  keywordsWithExamples: 0.25,
  keywordsAlone: 1,
} as const;

const settings = {
  vectoriser: {
    words: { from: 1, to: 2 },
    characters: { from: 2, to: 5 },
    minDocuments: 3,
    // Keywords are short, and would make every short text one of theirs.
    length: false,
  },
  cost: 0.2,
} as const;

/** Of complaints that are answered without a person. */
const targetAccuracy = 0.9;

interface Example {
  readonly text: string;
  readonly label: string;
  readonly weight: number;
  /** What a person said it is; undefined for examples made of keywords. */
  readonly truth: string | undefined;
}

/**
 * Learns the category of a report. Categories without labelled complaints learn from the keywords of
 * the packs and from complaints that name these. Figures are those of labelled rows while held out.
 */
export const trainCategory = async ({
  files,
  corrections,
  seed,
  onProgress,
}: TrainInput): Promise<TrainedModel> => {
  const categories = await readCategories(files.categories ?? join(cities, 'categories.json'));
  const ids = idsByName(categories);
  const toId = (name: string) => ids.get(name.toLowerCase());
  const complaints = await readExamples(files.complaints ?? shippedComplaints, toId);
  const others = files.notCivic && (await readExamples(files.notCivic, () => notCivic));
  const examples = [
    ...civicExamples(categories, complaints.rows),
    ...(others ? others.rows.map(({ text }) => ({ ...notCivicExample(text) })) : []),
    ...correctionExamples(corrections, toId),
  ];
  const { classifier: fitted, heldOut } = fitTextClassifier(
    examples.map(({ text }) => text),
    examples.map(({ label }) => label),
    {
      ...settings,
      rowWeights: examples.map(({ weight }) => weight),
      seed,
      onProgress: (share) => onProgress(share, 'learning categories'),
    },
  );
  const threshold = thresholdOf(examples, fitted.classes, heldOut);
  const classifier = new TextClassifier({ ...fitted, threshold });
  const hash = createHash('sha256').update(complaints.dataHash);
  hash.update(others ? others.dataHash : '').update(JSON.stringify([categories, corrections]));
  return {
    bytes: classifier.toBytes(),
    dataHash: hash.digest('hex'),
    parameters: {
      ...settings,
      targetAccuracy,
      threshold,
      weights,
      seed,
      classes: classifier.classes,
      notCivic: Boolean(others),
    },
    metrics: measure(examples, classifier.classes, heldOut),
  };
};

const idsByName = (categories: readonly KnownCategory[]): Map<string, string> =>
  new Map(
    categories.flatMap(({ id, aliases }) =>
      [id, ...aliases].map((name): [string, string] => [name.toLowerCase(), id]),
    ),
  );

const civicExamples = (
  categories: readonly KnownCategory[],
  rows: readonly { readonly text: string; readonly label: string }[],
): Example[] => {
  const withExamples = new Set(rows.map(({ label }) => label));
  const relabel = createRelabeller(categories, withExamples);
  return [
    ...rows.map(({ text, label }) => ({
      text,
      label: relabel(text, label) ?? label,
      weight: 1,
      truth: label,
    })),
    ...categories.flatMap((category) =>
      keywordExamples(category).map((example) => ({
        ...example,
        weight: withExamples.has(category.id)
          ? weights.keywordsWithExamples
          : weights.keywordsAlone,
        truth: undefined,
      })),
    ),
  ];
};

/** Without links and mentions, which tell a tweet from a report better than what it is about. */
const notCivicExample = (text: string): Example => ({
  text: text.replace(/https?:\/\/\S+|www\.\S+|@\w+/g, ' '),
  label: notCivic,
  weight: weights.notCivic,
  truth: notCivic,
});

const correctionExamples = (
  corrections: readonly Correction[],
  toId: (name: string) => string | undefined,
): Example[] =>
  corrections.flatMap(({ text, category }) => {
    const label = category === notCivic ? notCivic : toId(category);
    return label === undefined ? [] : [{ text, label, weight: weights.correction, truth: label }];
  });

/** Judged on complaints alone: what is no report, or made of keywords, is far easier to tell. */
const thresholdOf = (
  examples: readonly Example[],
  classes: readonly string[],
  heldOut: Float64Array,
): number => {
  const answers = examples.flatMap(({ truth, label }, i) => {
    if (truth === undefined || truth === notCivic) return [];
    const row = heldOut.subarray(i * classes.length, (i + 1) * classes.length);
    const confidence = Math.max(...row);
    return [{ confidence, right: classes[row.indexOf(confidence)] === label }];
  });
  return chooseThreshold(
    answers.map(({ confidence }) => confidence),
    answers.map(({ right }) => right),
    targetAccuracy,
  );
};

const measure = (
  examples: readonly Example[],
  classes: readonly string[],
  heldOut: Float64Array,
): Record<string, number> => {
  const labelled = new Set(examples.flatMap(({ truth }) => (truth === undefined ? [] : [truth])));
  const answers = examples.flatMap(({ truth }, i) => {
    if (truth === undefined) return [];
    const row = heldOut.subarray(i * classes.length, (i + 1) * classes.length);
    const among = (allowed: (label: string) => boolean) =>
      row.reduce(
        (most, p, k) => (allowed(classes[k] ?? '') && p > (row[most] ?? -1) ? k : most),
        -1,
      );
    const best = among(() => true);
    const bestLabelled = classes[among((label) => labelled.has(label))] ?? '';
    return [{ truth, label: classes[best] ?? '', bestLabelled, confidence: row[best] ?? 0 }];
  });
  const civic = answers.filter(({ truth }) => truth !== notCivic);
  const shareOf = (rows: readonly unknown[]) => rows.length / Math.max(1, civic.length);
  const right = answers.map(({ truth, label }) => truth === label);
  const confidence = answers.map((answer) => answer.confidence);
  const { classes: found } = classificationReport(
    civic.map(({ truth }) => truth),
    civic.map(({ bestLabelled }) => bestLabelled),
  );
  const scored = found.filter(({ support }) => support > 0);
  const others = answers.filter(({ truth }) => truth === notCivic);
  const taken = answers.filter(({ label }) => label === notCivic);
  const both = others.filter(({ label }) => label === notCivic).length;
  return {
    complaints: civic.length,
    accuracy: shareOf(civic.filter(({ truth, label }) => truth === label)),
    accuracyAmongLabelled: shareOf(civic.filter((one) => one.truth === one.bestLabelled)),
    macroF1AmongLabelled: scored.reduce((sum, { f1 }) => sum + f1, 0) / scored.length,
    calibrationError: calibrationError(confidence, right),
    accuracyOfMostConfident85: accuracyOfMostConfident(confidence, right, 0.85),
    ...(others.length > 0 && {
      notCivicTexts: others.length,
      notCivicPrecision: both / Math.max(1, taken.length),
      notCivicRecall: both / others.length,
    }),
  };
};
