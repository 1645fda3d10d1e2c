import {
  accuracyOfMostConfident,
  type ClassificationReport,
  calibrationError,
  classificationReport,
  textTable,
} from '@pulse/ml/evaluate';
import { fitTextClassifier } from '@pulse/ml/text';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { UsageError } from '../usage-error.ts';
import { assertLearnable, type Examples, readExamples } from './classify-command-examples.ts';
import { type ClassifiedRow, writeClassified } from './classify-command-rows.ts';
import type { Then } from './then.ts';

interface ClassifyFlags {
  readonly train: string;
  readonly test: string;
  readonly text: string;
  readonly category: string;
  readonly target: string;
  readonly seed: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** `pulse evaluate classify`: learns categories from one file and measures itself on another. */
export const addClassifyCommand = (evaluate: Command, then: Then): void => {
  evaluate
    .command('classify')
    .description('learn categories of texts from one CSV file and measure on another')
    .requiredOption('--train <file>', 'CSV file with a header to learn from')
    .requiredOption('--test <file>', 'CSV file with a header to measure on')
    .option('--text <column>', 'column of the text', 'text')
    .option('--category <column>', 'column of the category', 'category')
    .option('--target <share>', 'accuracy below which it should abstain, 0-1', '0.9')
    .option('--seed <number>', 'of all randomness', '1')
    .option('--json', 'print figures as JSON, with the rows unless --out takes them')
    .option('--out <file>', 'write text, category, predicted and confidence as CSV')
    .action(then((flags: ClassifyFlags) => runClassify(flags)));
};

const runClassify = async (flags: ClassifyFlags): Promise<number> => {
  const columns = { text: flags.text, category: flags.category };
  const targetAccuracy = readNumber('--target', flags.target, (share) => share > 0 && share <= 1);
  const seed = readNumber('--seed', flags.seed, Number.isSafeInteger);
  const train = await readExamples(flags.train, columns);
  const test = await readExamples(flags.test, columns);
  assertLearnable(flags.train, train);
  const began = performance.now();
  const classifier = fit(train, targetAccuracy, seed);
  const fitted = performance.now();
  const answers = test.texts.map((text) => classifier.predict(text));
  const microsecondsPerText = ((performance.now() - fitted) * 1000) / answers.length;
  const rows = answers.map(
    ({ label, confidence }, i): ClassifiedRow => ({
      text: test.texts[i] ?? '',
      category: test.labels[i] ?? '',
      predicted: label,
      confidence: Number(confidence.toFixed(6)),
    }),
  );
  if (flags.out !== undefined) await writeClassified(flags.out, rows);
  const figures = {
    ...measure(rows, classifier.threshold),
    neverSeen: [...new Set(test.labels)].filter((label) => !classifier.classes.includes(label)),
    modelBytes: classifier.toBytes().length,
    fitSeconds: (fitted - began) / 1000,
    microsecondsPerText,
  };
  const files = { train: flags.train, test: flags.test };
  const listed =
    flags.out === undefined ? { ...files, ...figures, rows } : { ...files, ...figures };
  console.log(flags.json ? JSON.stringify(listed, null, 2) : asText(figures));
  return 0;
};

const fit = (train: Examples, targetAccuracy: number, seed: number) => {
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% learning',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  try {
    return fitTextClassifier(train.texts, train.labels, {
      targetAccuracy,
      seed,
      onProgress: (share) => bar.update(share),
    }).classifier;
  } finally {
    bar.stop();
  }
};

interface Measured extends ClassificationReport {
  readonly calibrationError: number;
  readonly accuracyOfMostConfident85: number;
  /** What becomes of the answers when it may abstain. */
  readonly kept: {
    readonly threshold: number;
    readonly share: number;
    readonly accuracy: number | null;
  };
}

const measure = (rows: readonly ClassifiedRow[], threshold: number): Measured => {
  const confidence = rows.map((row) => row.confidence);
  const right = rows.map((row) => row.predicted === row.category);
  const kept = right.filter((_, i) => (confidence[i] ?? 0) >= threshold);
  return {
    ...classificationReport(
      rows.map((row) => row.category),
      rows.map((row) => row.predicted),
    ),
    calibrationError: calibrationError(confidence, right),
    accuracyOfMostConfident85: accuracyOfMostConfident(confidence, right, 0.85),
    kept: {
      threshold,
      share: kept.length / rows.length,
      accuracy: kept.length === 0 ? null : kept.filter(Boolean).length / kept.length,
    },
  };
};

const asText = (
  figures: Measured & {
    readonly neverSeen: readonly string[];
    readonly modelBytes: number;
    readonly fitSeconds: number;
    readonly microsecondsPerText: number;
  },
): string => {
  const { kept } = figures;
  const lines = [
    `${figures.n} texts: accuracy ${figures.accuracy.toFixed(4)}, macro-F1 ${figures.macroF1.toFixed(4)}, calibration error ${figures.calibrationError.toFixed(4)}`,
    `Of the 85 % most confident ${percent(figures.accuracyOfMostConfident85)} are right; from ${kept.threshold.toFixed(3)} on it keeps ${percent(kept.share)}, of which ${kept.accuracy === null ? 'none' : percent(kept.accuracy)} are right.`,
    `Learnt in ${figures.fitSeconds.toFixed(1)} s; ${figures.microsecondsPerText.toFixed(0)} microseconds a text; model of ${(figures.modelBytes / 1e6).toFixed(2)} MB`,
  ];
  if (figures.neverSeen.length > 0) {
    lines.push(`Not in the training file, so always wrong: ${figures.neverSeen.join(', ')}.`);
  }
  const table = textTable(
    ['category', 'texts', 'precision', 'recall', 'F1'],
    figures.classes.map((one) => [one.label, one.support, one.precision, one.recall, one.f1]),
  );
  return [...lines, '', table].join('\n');
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const readNumber = (flag: string, text: string, allowed: (value: number) => boolean): number => {
  const value = Number(text);
  if (text.trim() !== '' && allowed(value)) return value;
  throw new UsageError(`${flag} ${text} is not possible. See pulse evaluate classify --help.`);
};
