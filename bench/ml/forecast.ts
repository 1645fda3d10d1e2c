import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { naiveScale } from '@pulse/ml/evaluate';
import { forecastMany } from '@pulse/ml/forecast';
import { createRandom } from '@pulse/ml/numeric';
import { type History, seasonalNaive } from '@pulse/ml/series';
import {
  type EvaluatedOrigin,
  evaluateForecast,
} from '../../apps/server/src/cli/evaluate/forecast/evaluate-forecast.ts';
import { parseFrequency } from '../../apps/server/src/cli/evaluate/forecast/parse-frequency.ts';
import {
  type ReadSeries,
  readSeries,
} from '../../apps/server/src/cli/evaluate/forecast/read-series.ts';
import { summarise } from '../../apps/server/src/cli/evaluate/forecast/summarise.ts';
import { promise } from '../figures.ts';

const mostBulkSeconds = 60;

/** A thousand series in bulk, and four real sets against R's models and the seasonal naives. */
export const benchForecast = async (): Promise<boolean> => {
  const bulk = benchBulk();
  const data =
    process.env.PULSE_BENCH_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
  if (!existsSync(data)) {
    console.log(`  ${data} is not there: set PULSE_BENCH_DATA to the folder of real data; skipped`);
    return bulk;
  }
  let held = bulk;
  const ours: number[] = [];
  const theirs: number[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'bench-forecast-'));
  try {
    for (const set of sets) {
      if (!existsSync(join(data, set.file))) {
        console.log(`  ${set.name}: ${set.file} is not there; skipped`);
        continue;
      }
      const { summary, rival } = await benchSet(set, data, folder);
      const { naive } = summary;
      ours.push(summary.mase);
      if (rival) theirs.push(rival.mase);
      console.log(
        `  ${set.name}: MASE ${summary.mase.toFixed(4)}, seasonal naive ${naive.longestSeason.mase.toFixed(4)} and ${naive.shortestSeason.mase.toFixed(4)}${rival ? `, R's best ${rival.mase.toFixed(4)} (${rival.name})` : ''}; 80 % cover ${(100 * summary.coverage80).toFixed(1)} %`,
      );
      held =
        promise(
          `${set.name} errs less than both seasonal naives`,
          summary.mae <= Math.min(naive.longestSeason.mae, naive.shortestSeason.mae),
        ) && held;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (theirs.length === 0) {
    console.log('  R is not installed: nothing to compare with');
    return held;
  }
  const mean = (figures: number[]) => figures.reduce((sum, one) => sum + one, 0) / figures.length;
  return (
    promise(
      `mean MASE ${mean(ours).toFixed(4)} below R's best of each set, ${mean(theirs).toFixed(4)}`,
      mean(ours) < mean(theirs),
    ) && held
  );
};

const seriesCount = 1_000;
const hours = 1_440;
const hoursAhead = 24;

/** Days, weeks, a trend and noise: 60 days of hours for each of 1,000 places, seeded. */
const benchBulk = (): boolean => {
  const random = createRandom(7);
  const all = Array.from({ length: seriesCount }, () => {
    const level = 10 * Math.exp(2 * random.next());
    const peak = 24 * random.next();
    const swing = 0.3 + 0.5 * random.next();
    const week = Float64Array.from({ length: 7 }, () => 1 + 0.2 * random.normal());
    const trend = 0.3 * random.normal();
    let drift = 0;
    return Float64Array.from({ length: hours + hoursAhead }, (_, i) => {
      drift = 0.8 * drift + 0.1 * random.normal();
      const day = 1 + swing * Math.sin((2 * Math.PI * (i - peak)) / 24);
      const weekday = week[Math.floor(i / 24) % 7] as number;
      const mean = level * weekday * day * (1 + (trend * i) / hours) * (1 + drift);
      return Math.max(0, Math.round(mean + Math.sqrt(Math.max(mean, 0.1)) * random.normal()));
    });
  });
  const histories: History[] = all.map((values) => ({
    values: values.slice(0, hours),
    start: Date.UTC(2024, 0, 1),
    stepMs: 3_600_000,
    seasons: [24, 168],
    nonNegative: true,
  }));
  const began = performance.now();
  const forecasts = forecastMany(histories, { horizon: hoursAhead });
  const seconds = (performance.now() - began) / 1000;
  let inside = 0;
  let error = 0;
  let naiveError = 0;
  forecasts.forEach(({ point, lower80, upper80 }, s) => {
    const naive = seasonalNaive()
      .fit(histories[s] as History)
      .forecast(hoursAhead).point;
    point.forEach((value, h) => {
      const truth = all[s]?.[hours + h] as number;
      error += Math.abs(truth - value);
      naiveError += Math.abs(truth - (naive[h] as number));
      if (truth >= (lower80[h] as number) && truth <= (upper80[h] as number)) inside++;
    });
  });
  const covered = inside / (seriesCount * hoursAhead);
  console.log(
    `  ${seriesCount} series of ${hours} hours, ${hoursAhead} ahead: ${seconds.toFixed(1)} s; error ${(error / naiveError).toFixed(3)} of the seasonal naive's; 80 % cover ${(100 * covered).toFixed(1)} %`,
  );
  return [
    promise(`under ${mostBulkSeconds} s`, seconds < mostBulkSeconds),
    promise('80 % intervals cover 77 to 83 %', covered >= 0.77 && covered <= 0.83),
  ].every((one) => one);
};

interface BenchSet {
  readonly name: string;
  readonly file: string;
  readonly time: readonly string[];
  readonly value: string;
  readonly series?: readonly [column: string, name: string];
  readonly frequency: string;
  readonly seasons: readonly number[];
  readonly horizon: number;
  readonly origins: number;
  readonly step: number;
  readonly country: string;
  /** R's models that take seconds a fit; packages/ml/reference/forecast compares with all four. */
  readonly rivals: string;
}

const sets: readonly BenchSet[] = [
  {
    name: 'Ludhiana admissions',
    file: 'hospital/ludhiana_daily_admissions.csv',
    time: ['date'],
    value: 'admissions_total',
    frequency: '1d',
    seasons: [7],
    horizon: 7,
    origins: 12,
    step: 7,
    country: 'IN',
    rivals: 'ets,arima,tbats,prophet',
  },
  {
    name: 'South West ambulances',
    file: 'hospital/southwest_ambulance_daily.csv',
    time: ['Actual_dt'],
    value: 'Actual_Value',
    series: ['ORA', 'Trust'],
    frequency: '1d',
    seasons: [7],
    horizon: 28,
    origins: 6,
    step: 28,
    country: 'GB',
    rivals: 'ets,prophet',
  },
  {
    name: 'Metro traffic',
    file: 'traffic/metro_interstate_hourly.csv',
    time: ['date_time'],
    value: 'traffic_volume',
    frequency: '1h',
    seasons: [24, 168],
    horizon: 24,
    origins: 5,
    step: 192,
    country: 'US',
    rivals: 'ets',
  },
  {
    name: 'Iowa arrivals',
    file: 'hospital/iowa_ed_hourly_arrivals.csv',
    time: ['Date', 'Hour'],
    value: 'Arrivals',
    frequency: '1h',
    seasons: [24, 168],
    horizon: 48,
    origins: 4,
    step: 240,
    country: 'US',
    rivals: 'ets,prophet',
  },
];

const benchSet = async (set: BenchSet, data: string, folder: string) => {
  const file = join(data, set.file);
  const frequency = parseFrequency(set.frequency);
  const read = await readSeries({
    data: file,
    time: set.time,
    value: set.value,
    series: set.series?.[0],
    observed: [],
    known: [],
    frequency,
    duplicates: 'first',
  });
  const chosen = read.series.filter(({ name }) => !set.series || name === set.series[1]);
  const results = evaluateForecast(
    { ...read, series: chosen },
    {
      ...set,
      file,
      frequency,
      model: 'auto',
      holidays: [],
      seed: 1,
      onProgress: () => {},
    },
  );
  const [one] = chosen;
  const rival = one && (await askR(set, one, read.startMs, frequency.stepMs, results, folder));
  return { summary: summarise(results), rival };
};

/** The best of R's models by MASE on the same origins; nothing where there is no R. */
const askR = async (
  set: BenchSet,
  { values }: ReadSeries,
  startMs: number,
  stepMs: number,
  results: readonly EvaluatedOrigin[],
  folder: string,
): Promise<{ name: string; mase: number } | undefined> => {
  const input = join(folder, 'series.csv');
  const output = join(folder, 'forecasts.csv');
  const lines = Array.from(values, (value, i) => {
    const time = new Date(startMs + i * stepMs).toISOString().slice(0, 19).replace('T', ' ');
    return `${time},${Number.isNaN(value) ? '' : value}`;
  });
  await writeFile(input, ['time,value', ...lines, ''].join('\n'));
  const script = new URL('../../packages/ml/reference/forecast/four-models.R', import.meta.url);
  const { seasons, horizon, origins, step, country, rivals } = set;
  const numbers = [seasons.join(','), horizon, origins, step].map(String);
  try {
    await promisify(execFile)('Rscript', [
      fileURLToPath(script),
      input,
      ...numbers,
      country,
      output,
      rivals,
    ]);
  } catch {
    return undefined;
  }
  const scale = naiveScale(values.subarray(0, results[0]?.origin ?? 0), seasons.at(-1) ?? 1);
  const sums = new Map<string, { error: number; n: number }>();
  for (const line of (await readFile(output, 'utf8')).trim().split('\n').slice(1)) {
    const [name = '', , , point, , , actual] = line.split(',');
    const error = Math.abs(Number(actual) - Number(point));
    if (actual === 'NA' || !Number.isFinite(error)) continue;
    const sum = sums.get(name) ?? { error: 0, n: 0 };
    sums.set(name, { error: sum.error + error, n: sum.n + 1 });
  }
  return [...sums]
    .map(([name, { error, n }]) => ({ name: name.replaceAll('"', ''), mase: error / n / scale }))
    .sort((a, b) => a.mase - b.mase)[0];
};
