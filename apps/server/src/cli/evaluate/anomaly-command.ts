import { join } from 'node:path';
import { textTable } from '@pulse/ml/evaluate';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import {
  ReadingsError,
  readSeriesFolder,
  readWindows,
  type SeriesFile,
} from '../../models/sensor/index.ts';
import { UsageError } from '../usage-error.ts';
import { openDetectors } from './anomaly-command-detectors.ts';
import { assertApart, type ScoredFile, writeScored } from './anomaly-command-files.ts';
import { type NabSummary, summariseNab } from './anomaly-command-nab.ts';
import type { Then } from './then.ts';

interface AnomalyFlags {
  readonly data: string;
  readonly out: string;
  readonly windows?: string;
  readonly time: string;
  readonly value: string;
  readonly json?: boolean;
}

/** `pulse evaluate anomaly`: scores anyone's series reading by reading, without looking ahead. */
export const addAnomalyCommand = (evaluate: Command, then: Then): void => {
  evaluate
    .command('anomaly')
    .description('score each reading of the CSV files in a folder by those before it')
    .requiredOption('--data <folder>', 'CSV files, also in folders below: timestamp,value')
    .option('--out <folder>', 'where the scored files go, by the same names', 'anomaly-scores')
    .option('--windows <file>', 'labels as combined_windows.json, to print the NAB score')
    .option('--time <column>', 'column of the time', 'timestamp')
    .option('--value <column>', 'column of the reading; blank is missing', 'value')
    .option('--json', 'print the summary as JSON')
    .action(then((flags: AnomalyFlags) => runAnomaly(flags)));
};

interface Summary {
  readonly out: string;
  readonly files: number;
  readonly rows: number;
  readonly missing: number;
  readonly repeatedTimes: number;
  readonly timesGoingBack: number;
  readonly anomalies: number;
  readonly alarmScore: number;
  readonly microsecondsPerRow: number;
  readonly nab?: NabSummary;
}

const runAnomaly = async (flags: AnomalyFlags): Promise<number> => {
  assertApart(flags.data, flags.out);
  const columns = { time: flags.time, value: flags.value };
  const series = await mendable(readSeriesFolder(flags.data, columns));
  const windows =
    flags.windows === undefined ? undefined : await mendable(readWindows(flags.windows, series));
  const detectors = await openDetectors();
  const began = performance.now();
  const scored = score(series, detectors.watch);
  const tookMs = performance.now() - began;
  // Nothing is written before everything is read and scored.
  await writeScored(flags.out, scored, columns);
  const rows = sum(scored, ({ scores }) => scores.length);
  const summary: Summary = {
    out: flags.out,
    files: scored.length,
    rows,
    missing: sum(series, ({ values }) => values.filter(Number.isNaN).length),
    repeatedTimes: sum(series, ({ timesMs }) => countSteps(timesMs, (step) => step === 0)),
    timesGoingBack: sum(series, ({ timesMs }) => countSteps(timesMs, (step) => step < 0)),
    anomalies: sum(scored, ({ scores }) => scores.filter((x) => x >= detectors.alarmScore).length),
    alarmScore: detectors.alarmScore,
    microsecondsPerRow: Math.round((tookMs * 1000) / rows),
    ...(windows && { nab: summariseNab(scored, windows) }),
  };
  if (flags.json) console.log(JSON.stringify(summary, null, 2));
  else print(summary, scored, detectors.alarmScore);
  return 0;
};

/** What is wrong with the files is what the caller can mend. */
const mendable = async <T>(reading: Promise<T>): Promise<T> => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ReadingsError) throw new UsageError(error.message);
    throw error;
  }
};

type Watch = Awaited<ReturnType<typeof openDetectors>>['watch'];

const score = (series: readonly SeriesFile[], watch: Watch): ScoredFile[] => {
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% scoring {value} of {total} files',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(series.length, 0);
  try {
    return series.map(({ path, cells, timesMs, values }) => {
      const detector = watch();
      const scores = values.map((value, i) => detector.observe(timesMs[i] ?? 0, value).score);
      bar.increment();
      return { path, cells, scores };
    });
  } finally {
    bar.stop();
  }
};

const print = (summary: Summary, scored: readonly ScoredFile[], alarmScore: number): void => {
  console.log(
    textTable(
      ['file', 'rows', 'anomalies', 'highest score'],
      scored.map(({ path, scores }) => [
        path,
        scores.length,
        scores.filter((x) => x >= alarmScore).length,
        scores.reduce((most, x) => Math.max(most, x), 0).toFixed(3),
      ]),
    ),
  );
  console.log(
    `${summary.rows} rows of ${summary.files} files, ${summary.anomalies} anomalies (score of ${alarmScore} and more), ${summary.microsecondsPerRow} us a row. Written to ${join(summary.out, '/')}`,
  );
  if (summary.missing > 0) console.log(`${summary.missing} values are missing; their score is 0.`);
  if (summary.repeatedTimes > 0) {
    console.log(`${summary.repeatedTimes} rows repeat the time of the row before; all are scored.`);
  }
  if (summary.timesGoingBack > 0) {
    console.log(
      `${summary.timesGoingBack} times lie before those above; scored in the order of the file.`,
    );
  }
  if (summary.nab) printNab(summary.nab);
};

const printNab = (nab: NabSummary): void => {
  console.log(
    `NAB score: standard ${nab.standard.toFixed(2)}, reward low false positives ${nab.rewardLowFalsePositives.toFixed(2)}, reward low misses ${nab.rewardLowMisses.toFixed(2)} (threshold ${nab.threshold.toFixed(4)}, best for all files)`,
  );
  if (nab.unlabelled > 0) console.log(`${nab.unlabelled} files have no labels and are left out.`);
  console.log(
    textTable(
      ['group', 'files', 'windows', 'found', 'false rows', 'score', 'held out'],
      nab.groups.map((group) => [
        group.name,
        group.files,
        group.windows,
        group.found,
        group.falseRows,
        group.score?.toFixed(1) ?? '',
        group.heldOut?.toFixed(1) ?? '',
      ]),
    ),
  );
  console.log(
    `Held out: the threshold comes from the other groups; over all groups ${nab.heldOut.toFixed(2)}.`,
  );
};

const countSteps = (times: Float64Array, counts: (step: number) => boolean): number => {
  let count = 0;
  for (let i = 1; i < times.length; i++) {
    if (counts((times[i] as number) - (times[i - 1] as number))) count++;
  }
  return count;
};

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
