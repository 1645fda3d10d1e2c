import { textTable } from '@pulse/ml/evaluate';
import { type Holiday, modelNames } from '@pulse/ml/forecast';
import { createProphet } from '@pulse/ml/series';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { loadProphet } from '../../platform/engine/load-prophet.ts';
import { UsageError } from '../usage-error.ts';
import { type EvaluatedOrigin, evaluateForecast } from './forecast/evaluate-forecast.ts';
import { parseFrequency } from './forecast/parse-frequency.ts';
import { plotForecasts } from './forecast/plot-forecasts.ts';
import { readHolidays } from './forecast/read-holidays.ts';
import { readSeries } from './forecast/read-series.ts';
import type { DateOrder } from './forecast/read-times.ts';
import { type Summary, summarise } from './forecast/summarise.ts';
import { writeRows } from './forecast/write-rows.ts';
import type { Then } from './then.ts';
import { writeWhole } from './write-whole.ts';

interface ForecastFlags {
  readonly data: string;
  readonly time: string;
  readonly value: string;
  readonly series?: string;
  readonly regressors?: string;
  readonly known?: string;
  readonly holidays?: string;
  readonly region?: string;
  readonly frequency: string;
  readonly season: string;
  readonly horizon: string;
  readonly origins: string;
  readonly step?: string;
  readonly model: string;
  readonly until?: string;
  readonly maxTrain?: string;
  readonly duplicates: string;
  readonly dateOrder?: string;
  readonly seed: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly plot?: string;
}

/** `pulse evaluate forecast`: rolling forecasts of anyone's series beside what came. */
export const addForecastCommand = (evaluate: Command, then: Then): void => {
  evaluate
    .command('forecast')
    .description('forecast series of a CSV file from past origins and compare with what came')
    .requiredOption('--data <file>', 'CSV file with a header')
    .requiredOption('--time <columns>', 'column of the time; or Date,Hour; or year,month,day,hour')
    .requiredOption('--value <column>', 'column to forecast; blank is missing')
    .option('--series <column>', 'column that tells several series apart')
    .option('--regressors <columns>', 'measured columns, known only up to the origin')
    .option('--known <columns>', 'columns known ahead, used over the horizon')
    .option('--holidays <file>', 'CSV file with date and name (and scope, category)')
    .option('--region <scope>', 'scope of regional holidays to add, such as IN-KA')
    .requiredOption('--frequency <step>', '5min, 15min, 30min, 1h, 1d, 1w, 1mo')
    .option('--season <steps>', 'seasonal periods in steps, such as 24,168; 1 for none', '1')
    .requiredOption('--horizon <steps>', 'steps ahead')
    .option('--origins <count>', 'how many origins; the last leaves one horizon', '10')
    .option('--step <steps>', 'steps between origins (default: the horizon)')
    .option('--model <name>', `auto or one of ${modelNames.join(', ')}`, 'auto')
    .option('--until <time>', 'leave out what is later')
    .option('--max-train <steps>', 'learn from the newest steps before each origin only')
    .option('--duplicates <rule>', 'several rows for one time: error, first or mean', 'error')
    .option('--date-order <order>', 'ymd, dmy or mdy, when the dates do not tell')
    .option('--seed <number>', 'of all randomness', '1')
    .option('--json', 'print the summary as JSON')
    .option('--out <file>', 'write each forecast step as CSV')
    .option('--plot <file>', 'draw the forecasts of the first series as SVG')
    .action(then((flags: ForecastFlags) => runForecast(flags)));
};

const runForecast = async (flags: ForecastFlags): Promise<number> => {
  const began = performance.now();
  const frequency = parseFrequency(flags.frequency);
  const horizon = readCount('--horizon', flags.horizon, 1);
  const origins = readCount('--origins', flags.origins, 1);
  const step = flags.step === undefined ? horizon : readCount('--step', flags.step, 1);
  const seasons = readSeasons(flags.season);
  const model = oneOf('--model', flags.model, ['auto', ...modelNames]);
  const maxTrain =
    flags.maxTrain === undefined ? undefined : readCount('--max-train', flags.maxTrain, 20);
  const file = await readSeries({
    data: flags.data,
    time: split(flags.time),
    value: flags.value,
    series: flags.series,
    observed: split(flags.regressors),
    known: split(flags.known),
    frequency,
    duplicates: oneOf('--duplicates', flags.duplicates, ['error', 'first', 'mean'] as const),
    dateOrder:
      flags.dateOrder === undefined
        ? undefined
        : oneOf('--date-order', flags.dateOrder, [
            'ymd',
            'dmy',
            'mdy',
          ] as const satisfies DateOrder[]),
    untilMs: readUntil(flags.until),
  });
  const holidays: readonly Holiday[] =
    flags.holidays === undefined ? [] : await readHolidays(flags.holidays, flags.region);
  const daily = frequency.monthly || frequency.stepMs % 86_400_000 === 0;
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% {doing}',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0, { doing: 'reading' });
  let results: EvaluatedOrigin[];
  try {
    results = evaluateForecast(file, {
      file: flags.data,
      frequency,
      seasons,
      horizon,
      origins,
      step,
      model,
      maxTrain,
      holidays,
      prophet: model === 'prophet' || daily ? createProphet(await loadProphet()) : undefined,
      seed: readCount('--seed', flags.seed, 0),
      onProgress: (share, doing) => bar.update(share, { doing }),
    });
  } finally {
    bar.stop();
  }
  if (flags.out !== undefined) await writeRows(flags.out, results, daily);
  if (flags.plot !== undefined) {
    await writeWhole(flags.plot, plotForecasts(results, flags.value, daily));
  }
  const summary = summarise(results);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    flags.json ? asJson(flags, results, summary, seconds) : asText(results, summary, seconds),
  );
  return 0;
};

const asJson = (
  flags: ForecastFlags,
  results: readonly EvaluatedOrigin[],
  summary: Summary,
  seconds: number,
): string => {
  const names = [...new Set(results.map(({ series }) => series))];
  return JSON.stringify(
    {
      data: flags.data,
      value: flags.value,
      model: flags.model,
      horizon: Number(flags.horizon),
      seriesCount: names.length,
      ...summary,
      bySeries:
        names.length > 1
          ? names.map((series) => {
              const { byHorizon: _, ...figures } = summarise(
                results.filter((one) => one.series === series),
              );
              return { series, ...figures };
            })
          : [],
      origins: results.map(({ series, origin, weights, gated }) => ({
        series,
        origin,
        weights,
        gated,
      })),
      seconds,
    },
    (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value),
    2,
  );
};

const asText = (results: readonly EvaluatedOrigin[], summary: Summary, seconds: number): string => {
  const { naive } = summary;
  const row = (name: string, one: Summary | Summary['naive']['longestSeason']) => [
    name,
    one.mase,
    one.mae,
    one.rmse,
    one.mape,
    one.smape,
  ];
  const totals = new Map<string, number>();
  for (const { weights } of results) {
    for (const [name, weight] of Object.entries(weights)) {
      totals.set(name, (totals.get(name) ?? 0) + weight / results.length);
    }
  }
  const chosen = [...totals].sort((a, b) => b[1] - a[1]);
  return [
    textTable(
      ['', 'MASE', 'MAE', 'RMSE', 'MAPE %', 'sMAPE %'],
      [
        row('forecast', summary),
        row('seasonal naive, longest season', naive.longestSeason),
        row('seasonal naive, shortest season', naive.shortestSeason),
      ],
    ),
    '',
    `80 % intervals cover ${(100 * summary.coverage80).toFixed(1)} %, mean width ${summary.meanWidth80.toPrecision(4)}; pinball ${summary.pinball.toPrecision(4)}; skill over seasonal naive ${(100 * summary.skill).toFixed(1)} %`,
    `${results.length} forecasts, ${summary.n} truths, ${seconds.toFixed(1)} s`,
    '',
    textTable(['model', 'mean weight'], chosen),
    '',
    textTable(
      ['steps ahead', 'MAE', 'coverage'],
      thin(summary.byHorizon).map((one) => [one.horizon, one.mae, one.coverage80]),
    ),
  ].join('\n');
};

/** At most twelve lines: people want to see how it grows, the JSON has all. */
const thin = <A>(lines: readonly A[]): A[] => {
  const every = Math.ceil(lines.length / 12);
  return lines.filter((_, i) => (i + 1) % every === 0 || i === 0);
};

const split = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const readCount = (flag: string, text: string, least: number): number => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`${flag} ${text} is not possible. Give a whole number, ${least} or more.`);
};

const readSeasons = (text: string): number[] => {
  const seasons = split(text).map((part) => readCount('--season', part, 1));
  return [...new Set(seasons.filter((steps) => steps > 1))].sort((a, b) => a - b);
};

const oneOf = <A extends string>(flag: string, text: string, allowed: readonly A[]): A => {
  const found = allowed.find((name) => name === text);
  if (found !== undefined) return found;
  throw new UsageError(`${flag} ${text} is unknown. Choose one of ${allowed.join(', ')}.`);
};

/** A date without a clock means its whole day. */
const readUntil = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59` : text.replace(' ', 'T');
  const time = Date.parse(`${iso}Z`);
  if (Number.isFinite(time)) return time;
  throw new UsageError(`--until ${text} is no time. Write it like 2024-05-31 or 2024-05-31 14:00.`);
};
