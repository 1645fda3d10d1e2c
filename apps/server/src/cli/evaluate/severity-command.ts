import {
  type ClassificationReport,
  calibrationError,
  classificationReport,
  textTable,
} from '@pulse/ml/evaluate';
import type { Command } from 'commander';
import {
  expectedSeverity,
  fitPriority,
  type PriorityModel,
  priorities,
} from '../../models/severity/index.ts';
import { createProgressDisplay } from '../progress-display.ts';
import { UsageError } from '../usage-error.ts';
import { type PriorityExamples, readPriorities } from './severity-command-examples.ts';
import { type JudgedRow, writeJudged } from './severity-command-rows.ts';
import type { Then } from './then.ts';

interface SeverityFlags {
  readonly train: string;
  readonly test: string;
  readonly text: string;
  readonly priority: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** `pulse evaluate severity`: learns priorities from one file and measures itself on another. */
export const addSeverityCommand = (evaluate: Command, then: Then): void => {
  evaluate
    .command('severity')
    .description('learn how urgent texts are from one CSV file and measure on another')
    .requiredOption('--train <file>', 'CSV file with a header to learn from, in order of time')
    .requiredOption('--test <file>', 'CSV file with a header to measure on')
    .option('--text <column>', 'column of the text', 'text')
    .option('--priority <column>', 'column of Low, Medium, High or Critical', 'priority')
    .option('--json', 'print figures as JSON, with the rows unless --out takes them')
    .option('--out <file>', 'write text, priority, predicted, severity and confidence as CSV')
    .action(then((flags: SeverityFlags) => runSeverity(flags)));
};

const runSeverity = async (flags: SeverityFlags): Promise<number> => {
  const columns = { text: flags.text, priority: flags.priority };
  const train = await readPriorities(flags.train, columns);
  const test = await readPriorities(flags.test, columns);
  const began = performance.now();
  const model = fit(flags.train, train);
  const fitted = performance.now();
  const rows = judge(model, train, test);
  const microsecondsPerText = ((performance.now() - fitted) * 1000) / rows.length;
  if (flags.out !== undefined) await writeJudged(flags.out, rows);
  const figures = {
    ...measure(rows, test, spellings(train)),
    unlabelled: { train: countUnknown(train), test: countUnknown(test) },
    rule: model.parts.rule,
    fitSeconds: (fitted - began) / 1000,
    microsecondsPerText,
  };
  const files = { train: flags.train, test: flags.test };
  const told = flags.out === undefined ? { ...files, ...figures, rows } : { ...files, ...figures };
  console.log(flags.json ? JSON.stringify(told, null, 2) : asText(figures));
  return 0;
};

/** Fewer rows cannot be left out block by block. */
const leastRows = 40;

const fit = (file: string, { texts, places }: PriorityExamples): PriorityModel => {
  const known = [...places.keys()].filter((row) => places[row] !== -1);
  const labels = Int32Array.from(known, (row) => places[row] ?? 0);
  if (known.length < leastRows) {
    throw new UsageError(
      `${file} is too short to learn from: ${known.length} rows with a priority. Give ${leastRows} or more.`,
    );
  }
  const missing = priorities.filter((_, place) => !labels.includes(place));
  if (missing.length > 0) {
    throw new UsageError(
      `${file} has no row of priority ${missing.join(', ')}: it cannot be learnt. Add some.`,
    );
  }
  const display = createProgressDisplay();
  try {
    return fitPriority(
      { texts: known.map((row) => texts[row] ?? ''), labels },
      { onProgress: display.show },
    );
  } finally {
    display.end();
  }
};

const judge = (
  model: PriorityModel,
  train: PriorityExamples,
  test: PriorityExamples,
): JudgedRow[] => {
  const spelt = spellings(train);
  return test.texts.map((text, row) => {
    const { priority, probabilities } = model.judge(text);
    return {
      text,
      priority: test.labels[row] ?? '',
      predicted: spelt[priority] ?? '',
      severity: Number(expectedSeverity(probabilities).toFixed(2)),
      confidence: Number((probabilities[priority] ?? 0).toFixed(6)),
    };
  });
};

/** Each priority as the training file first spells it. */
const spellings = ({ labels, places }: PriorityExamples): string[] =>
  priorities.map((name, place) => labels[places.indexOf(place)] ?? name);

const countUnknown = ({ places }: PriorityExamples): number =>
  places.reduce((count, place) => count + Number(place === -1), 0);

interface Measured extends ClassificationReport {
  readonly criticalRecall: number | null;
  readonly calibrationError: number;
}

const measure = (
  rows: readonly JudgedRow[],
  test: PriorityExamples,
  spelt: readonly string[],
): Measured => {
  const known = rows.flatMap((row, at) => {
    const place = test.places[at] ?? -1;
    return place === -1 ? [] : [{ ...row, truth: spelt[place] ?? '' }];
  });
  if (known.length === 0) {
    throw new UsageError('The test file has no priority that could be compared. Fill some in.');
  }
  const report = classificationReport(
    known.map(({ truth }) => truth),
    known.map(({ predicted }) => predicted),
  );
  const worst = report.classes.find(({ label }) => label === spelt.at(-1));
  return {
    ...report,
    criticalRecall: worst === undefined || worst.support === 0 ? null : worst.recall,
    calibrationError: calibrationError(
      known.map(({ confidence }) => confidence),
      known.map(({ truth, predicted }) => truth === predicted),
    ),
  };
};

const asText = (
  figures: Measured & {
    readonly unlabelled: { readonly train: number; readonly test: number };
    readonly fitSeconds: number;
    readonly microsecondsPerText: number;
  },
): string => {
  const { criticalRecall, unlabelled } = figures;
  const lines = [
    `${figures.n} texts: macro-F1 ${figures.macroF1.toFixed(4)}, Critical found ${criticalRecall === null ? '(none there)' : `${(100 * criticalRecall).toFixed(1)} %`}, accuracy ${figures.accuracy.toFixed(4)}, calibration error ${figures.calibrationError.toFixed(4)}`,
    `Learnt in ${figures.fitSeconds.toFixed(1)} s; ${figures.microsecondsPerText.toFixed(0)} microseconds a text`,
  ];
  if (unlabelled.train + unlabelled.test > 0) {
    lines.push(
      `Without a priority, so not learnt from or compared: ${unlabelled.train} rows of the training file, ${unlabelled.test} of the other.`,
    );
  }
  const table = textTable(
    ['priority', 'texts', 'precision', 'recall', 'F1'],
    figures.classes.map((one) => [one.label, one.support, one.precision, one.recall, one.f1]),
  );
  return [...lines, '', table].join('\n');
};
