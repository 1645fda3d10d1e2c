import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  accuracyOfMostConfident,
  calibrationError,
  classificationReport,
} from '@pulse/ml/evaluate';
import { assignFolds, fitTextClassifier } from '@pulse/ml/text';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { median, promise, whole } from '../figures.ts';

const folds = 5;
const seed = 20;
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Row {
  readonly text: string;
  readonly category: string;
}

/**
 * The text classifier on citizens' complaints, five seeded folds, beside scikit-learn's LinearSVC on
 * words and characters at the best of three costs on the same folds.
 */
export const benchText = async (): Promise<boolean> => {
  const file = findComplaints();
  const rows: Row[] = parse(await readFile(file), { columns: true, bom: true });
  const names = [...new Set(rows.map(({ category }) => category))];
  const fold = assignFolds(
    rows.map(({ category }) => names.indexOf(category)),
    folds,
    seed,
  );
  console.log(`  ${whole(rows.length)} complaints, ${names.length} categories, ${folds} folds`);
  const ours = measureOurs(rows, fold);
  show('ours', ours);
  console.log(
    `    calibration error ${ours.calibrationError.toFixed(4)}, of the 85 % most confident ${(100 * ours.mostConfident85).toFixed(2)} % right, model ${(ours.bytes / 1e6).toFixed(2)} MB`,
  );
  const held = [
    promise('calibration error at most 0.03', ours.calibrationError <= 0.03),
    promise('of the 85 % most confident at least 90 % right', ours.mostConfident85 >= 0.9),
    promise(
      `less than 200 microseconds of one processor a text (${whole(ours.processorMicrosecondsPerText)})`,
      ours.processorMicrosecondsPerText < 200,
    ),
    promise('a model of less than 10 MB', ours.bytes < 1e7),
  ];
  const theirs = await measureSklearn(rows, fold);
  if (theirs.length === 0) {
    console.log('  scikit-learn is not installed: nothing to compare with');
    return held.every(Boolean);
  }
  for (const one of theirs) show(`LinearSVC, C ${one.cost}`, one);
  const best = (of: (one: Figures) => number) => Math.max(...theirs.map(of));
  held.push(
    promise(
      'accuracy at least that of the best LinearSVC',
      ours.accuracy >= best((one) => one.accuracy),
    ),
    promise(
      'macro-F1 at least that of the best LinearSVC',
      ours.macroF1 >= best((one) => one.macroF1),
    ),
  );
  return held.every(Boolean);
};

interface Figures {
  readonly accuracy: number;
  readonly macroF1: number;
  readonly fitSeconds: number;
  readonly microsecondsPerText: number;
  readonly grownMegabytes: number;
}

const findComplaints = (): string => {
  const data = process.env.PULSE_BENCH_DATA ?? join(root, '../shared/data');
  const full = join(data, 'text/bengaluru_complaints.csv');
  return existsSync(full) ? full : join(root, 'cities/bengaluru/complaints.csv');
};

const measureOurs = (rows: readonly Row[], fold: Int32Array) => {
  const truth: string[] = [];
  const labels: string[] = [];
  const confidence: number[] = [];
  const fitSeconds: number[] = [];
  const perText: number[] = [];
  const processorPerText: number[] = [];
  const before = process.memoryUsage().rss;
  let bytes = 0;
  for (let f = 0; f < folds; f++) {
    const train = rows.filter((_, i) => fold[i] !== f);
    const test = rows.filter((_, i) => fold[i] === f);
    const began = performance.now();
    const { classifier } = fitTextClassifier(
      train.map(({ text }) => text),
      train.map(({ category }) => category),
    );
    const fitted = performance.now();
    const processor = process.cpuUsage();
    const answers = test.map(({ text }) => classifier.predict(text));
    perText.push(((performance.now() - fitted) * 1000) / test.length);
    const { user, system } = process.cpuUsage(processor);
    processorPerText.push((user + system) / test.length);
    fitSeconds.push((fitted - began) / 1000);
    bytes = Math.max(bytes, classifier.toBytes().length);
    truth.push(...test.map(({ category }) => category));
    labels.push(...answers.map(({ label }) => label));
    confidence.push(...answers.map((answer) => answer.confidence));
  }
  const right = labels.map((label, i) => label === truth[i]);
  const { accuracy, macroF1 } = classificationReport(truth, labels);
  return {
    accuracy,
    macroF1,
    calibrationError: calibrationError(confidence, right),
    mostConfident85: accuracyOfMostConfident(confidence, right, 0.85),
    fitSeconds: median(fitSeconds),
    microsecondsPerText: median(perText),
    processorMicrosecondsPerText: median(processorPerText),
    grownMegabytes: (process.memoryUsage().rss - before) / 2 ** 20,
    bytes,
  };
};

interface Peer extends Figures {
  readonly cost: number;
}

const measureSklearn = async (rows: readonly Row[], fold: Int32Array): Promise<Peer[]> => {
  const python = '/usr/bin/python3';
  if (spawnSync(python, ['-c', 'import sklearn']).status !== 0) return [];
  const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-text-'));
  try {
    const file = join(folder, 'folds.csv');
    const marked = rows.map(({ text, category }, i) => ({ text, category, fold: fold[i] }));
    await writeFile(file, stringify(marked, { header: true }));
    const script = fileURLToPath(new URL('./text-sklearn.py', import.meta.url));
    const run = spawnSync(python, [script, file], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`scikit-learn ended with ${run.status}:\n${run.stderr}`);
    return run.stdout
      .trim()
      .split('\n')
      .map((line): Peer => JSON.parse(line));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const show = (name: string, one: Figures): void =>
  console.log(
    `    ${name.padEnd(18)} accuracy ${one.accuracy.toFixed(4)}  macro-F1 ${one.macroF1.toFixed(4)}  fit ${one.fitSeconds.toFixed(1)} s  ${whole(one.microsecondsPerText)} us/text  memory +${whole(one.grownMegabytes)} MB`,
  );
