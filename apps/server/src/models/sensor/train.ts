import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createOnlineDetector,
  type DetectorSettings,
  defaultDetectorSettings,
  fitCalibration,
} from '@pulse/ml/anomaly';
import { type NabSeries, nabProbation, nabScore } from '@pulse/ml/evaluate';
import type { TrainedModel, TrainInput } from '../model.ts';
import { ReadingsError } from './read-readings.ts';
import { readSeriesFolder, type SeriesFile } from './read-series-folder.ts';
import { readWindows, type Windows } from './read-windows.ts';
import { writeSensorModel } from './sensor-bytes.ts';

/** Surprises below are no alarms whatever the threshold: nothing is learnt from them. */
const leastAlarm = 0.5;
/** Without labels: one alarm in so many readings. */
const readingsPerAlarm = 2000;

interface Judged extends NabSeries {
  readonly group: string;
  readonly labelled: boolean;
}

/**
 * Learns from readings what a score means and from which one on to tell people. With labels (a file
 * `combined_windows.json` in the folder) both come from them; without, the threshold is set so that
 * alarms are rare. Figures are of folders whose labels were left out of the learning.
 */
export const trainSensor = async ({ files, onProgress }: TrainInput): Promise<TrainedModel> => {
  const folder = files.readings;
  if (folder === undefined) {
    throw new ReadingsError(
      'The sensor model needs readings. Name a folder of CSV files with --file readings=FOLDER.',
    );
  }
  onProgress(0, 'reading');
  const series = await readSeriesFolder(folder);
  const windows = await findWindows(folder, series);
  const judged = series.map((one, i): Judged => {
    onProgress(0.05 + (0.85 * i) / series.length, 'watching');
    return {
      scores: surprisesOf(one),
      windows: windows?.[i] ?? [],
      group: one.path.includes('/') ? one.path.slice(0, one.path.lastIndexOf('/')) : one.path,
      labelled: windows?.[i] !== undefined,
    };
  });
  onProgress(0.95, 'calibrating');
  const labelled = judged.filter((one) => one.labelled);
  const settings = labelled.some((one) => one.windows.length > 0)
    ? learnFromLabels(labelled)
    : learnRate(judged);
  const { memory, shapes, pauseShare, intercept, slope, alarmScore } = settings;
  return {
    bytes: writeSensorModel(settings),
    dataHash: hashOf(series, windows),
    parameters: { memory, shapes, pauseShare, intercept, slope, alarmScore },
    metrics: {
      files: series.length,
      readings: series.reduce((sum, one) => sum + one.values.length, 0),
      ...measure(labelled),
    },
  };
};

const surprisesOf = ({ timesMs, values }: SeriesFile): Float64Array => {
  const detector = createOnlineDetector();
  return values.map((value, i) => detector.observe(timesMs[i] ?? 0, value).surprise);
};

const scoreOf = ({ intercept, slope }: { intercept: number; slope: number }, surprise: number) =>
  1 / (1 + Math.exp(-intercept - slope * surprise));

const learnFromLabels = (judged: readonly Judged[]): DetectorSettings => {
  const { surprises, incidents } = alarmsOf(judged);
  const calibration = rounded(fitCalibration(surprises, incidents));
  const { threshold } = nabScore(judged);
  return {
    ...defaultDetectorSettings,
    ...calibration,
    alarmScore: Math.floor(scoreOf(calibration, threshold) * 1e4) / 1e4,
  };
};

const learnRate = (judged: readonly Judged[]): DetectorSettings => {
  const all = judged.flatMap(({ scores }) => Array.from(scores)).sort((a, b) => b - a);
  const surprise = all[Math.floor(all.length / readingsPerAlarm)] ?? 1;
  const alarmScore = Math.floor(scoreOf(defaultDetectorSettings, surprise) * 1e4) / 1e4;
  return { ...defaultDetectorSettings, alarmScore };
};

const rounded = ({ intercept, slope }: { intercept: number; slope: number }) => ({
  intercept: Number(intercept.toFixed(4)),
  slope: Number(slope.toFixed(4)),
});

/** Alarms after the probation, and whether each lies in a labelled window. */
const alarmsOf = (judged: readonly Judged[]) => {
  const surprises: number[] = [];
  const incidents: boolean[] = [];
  for (const { scores, windows } of judged) {
    for (let row = nabProbation(scores.length); row < scores.length; row++) {
      const surprise = scores[row] ?? 0;
      if (surprise < leastAlarm) continue;
      surprises.push(surprise);
      incidents.push(windows.some(([first, last]) => row >= first && row <= last));
    }
  }
  return { surprises, incidents };
};

/** Each group of files is scored with what the other groups taught. */
const measure = (judged: readonly Judged[]): Record<string, number> => {
  const groups = [...new Set(judged.map(({ group }) => group))];
  const windows = judged.reduce((sum, one) => sum + one.windows.length, 0);
  if (windows === 0 || groups.length < 2) return {};
  let lost = 0;
  let squares = 0;
  let alarms = 0;
  for (const group of groups) {
    const settings = learnFromLabels(judged.filter((one) => one.group !== group));
    const held = judged.filter((one) => one.group === group);
    const found = nabScore(held, undefined, surpriseOf(settings));
    lost += found.raw;
    const { surprises, incidents } = alarmsOf(held);
    surprises.forEach((surprise, i) => {
      squares += (scoreOf(settings, surprise) - Number(incidents[i])) ** 2;
    });
    alarms += surprises.length;
  }
  return {
    nabStandard: nabScore(judged).score,
    nabStandardHeldOut: (50 * (lost + windows)) / windows,
    brierHeldOut: squares / Math.max(1, alarms),
    windows,
  };
};

const surpriseOf = ({ alarmScore, intercept, slope }: DetectorSettings): number =>
  (Math.log(alarmScore / (1 - alarmScore)) - intercept) / slope;

const findWindows = async (
  folder: string,
  series: readonly SeriesFile[],
): Promise<(Windows | undefined)[] | undefined> => {
  const file = join(folder, 'combined_windows.json');
  try {
    await access(file);
  } catch {
    return undefined;
  }
  return readWindows(file, series);
};

const hashOf = (series: readonly SeriesFile[], windows: unknown): string => {
  const hash = createHash('sha256');
  for (const { path, cells } of series) hash.update(`${path}\n${cells.join('\n')}\n`);
  return hash.update(JSON.stringify(windows ?? null)).digest('hex');
};
