import { access, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createOnlineDetector } from '@pulse/ml/anomaly';
import { type NabSeries, nabProfiles, nabScore } from '@pulse/ml/evaluate';
import {
  readSeriesFolder,
  readWindows,
  type SeriesFile,
  sensorRecipe,
} from '../../apps/server/src/models/sensor/index.ts';
import { promise } from '../figures.ts';

const data = resolve(process.env.PULSE_BENCH_DATA ?? '../shared/data', 'anomaly/nab');
const shipped = new URL('../../apps/server/models/sensor/model.bin', import.meta.url);
/** Standard score that has to be reached; Random Cut Forest is published with 51.7. */
const leastScore = 60;
const mostMicroseconds = 250;
const mostKilobytes = 4_096;

/**
 * The online detector on the Numenta Anomaly Benchmark, one setting for all files, beside the
 * benchmark's own windowed Gaussian in the same run.
 */
export const benchAnomaly = async (): Promise<boolean> => {
  if (!(await exists(data))) {
    console.log(
      `  skipped: there is no ${data}. Set PULSE_BENCH_DATA to a folder with anomaly/nab.`,
    );
    return true;
  }
  const series = await readSeriesFolder(join(data, 'data'));
  const windows = await readWindows(join(data, 'combined_windows.json'), series);
  const { watch } = sensorRecipe.load(await readFile(shipped));
  const kilobytes = measureMemory();
  const began = performance.now();
  const beganCpu = process.cpuUsage();
  const ours = series.map(({ timesMs, values }) => {
    const detector = watch();
    return values.map((value, i) => detector.observe(timesMs[i] ?? 0, value).score);
  });
  const seconds = (performance.now() - began) / 1000;
  const microsecondsOfAll = process.cpuUsage(beganCpu).user;
  const rows = series.reduce((sum, { values }) => sum + values.length, 0);
  const gaussian = series.map(({ values }) => windowedGaussian(values));
  const label = (scores: readonly Float64Array[]): (NabSeries & { group: string })[] =>
    scores.map((one, i) => ({ scores: one, windows: windows[i] ?? [], group: groupOf(series[i]) }));
  const score = report('online detector', label(ours));
  const baseline = report('windowed Gaussian', label(gaussian));
  // Of the processor: what else runs on the machine does not count.
  const microseconds = microsecondsOfAll / rows;
  console.log(
    `  ${rows} rows of ${series.length} files in ${seconds.toFixed(1)} s: ${microseconds.toFixed(0)} us of the processor a row; ${kilobytes.toFixed(0)} kB a detector`,
  );
  return [
    promise(`NAB standard ${score.toFixed(1)}, at least ${leastScore}`, score >= leastScore),
    promise(
      `${(score - baseline).toFixed(1)} above the windowed Gaussian, at least 20`,
      score >= baseline + 20,
    ),
    promise(`a row within ${mostMicroseconds} us`, microseconds <= mostMicroseconds),
    promise(`a detector within ${mostKilobytes} kB`, kilobytes <= mostKilobytes),
  ].every((held) => held);
};

const report = (name: string, series: readonly (NabSeries & { group: string })[]): number => {
  const all = nabScore(series);
  const lowFalse = nabScore(series, nabProfiles.rewardLowFalsePositives).score;
  const lowMissed = nabScore(series, nabProfiles.rewardLowMisses).score;
  console.log(
    `  ${name}: standard ${all.score.toFixed(1)}, low false positives ${lowFalse.toFixed(1)}, low misses ${lowMissed.toFixed(1)}; ${all.found} of ${all.windows} windows, ${all.falseRows} false rows`,
  );
  const groups = [...new Set(series.map(({ group }) => group))].map((group) => {
    const held = series.filter((one) => one.group === group);
    const others = nabScore(series.filter((one) => one.group !== group));
    const { score, windows } = nabScore(held, nabProfiles.standard, others.threshold);
    return windows === 0 ? '' : `${group} ${score.toFixed(1)}`;
  });
  console.log(`    by the threshold of the other groups: ${groups.filter(Boolean).join(', ')}`);
  return all.score;
};

/** The benchmark's baseline: the tail of a normal distribution fitted to the 6,400 values before. */
const windowedGaussian = (values: Float64Array): Float64Array => {
  let sum = 0;
  let squares = 0;
  return values.map((value, i) => {
    const filled = Math.min(i, gaussianWindow);
    const mean = sum / filled;
    const deviation = Math.sqrt(Math.max(squares / filled - mean ** 2, 0)) || 1e-6;
    const distance = i === 0 ? 0 : Math.abs(value - mean) / deviation;
    const old = i >= gaussianWindow ? (values[i - gaussianWindow] ?? 0) : 0;
    sum += value - old;
    squares += value * value - old * old;
    return distance / (1 + distance);
  });
};
const gaussianWindow = 6_400;

const measureMemory = (): number => {
  const detectors = 50;
  const before = process.memoryUsage().arrayBuffers;
  const kept = Array.from({ length: detectors }, () => {
    const detector = createOnlineDetector();
    for (let i = 0; i < 2_500; i++) detector.observe(i * 300_000, Math.sin(i) + (i % 17));
    return detector;
  });
  // What a detector keeps is in typed arrays; nothing else here makes any.
  return (process.memoryUsage().arrayBuffers - before) / 1024 / kept.length;
};

const groupOf = (series: SeriesFile | undefined): string => series?.path.split('/')[0] ?? '';

const exists = async (path: string): Promise<boolean> => {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
};
