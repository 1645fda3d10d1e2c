import { textTable } from '@pulse/ml/evaluate';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { SurgeStream } from '../../modules/readiness/index.ts';
import { UsageError } from '../usage-error.ts';
import { readHolidays } from './forecast/read-holidays.ts';
import type { DateOrder } from './forecast/read-times.ts';
import { evaluateSurge, type SurgeDay } from './surge/evaluate-surge.ts';
import { readSurge } from './surge/read-surge.ts';
import { type SurgeFigures, type SurgeSummary, summariseSurge } from './surge/summarise-surge.ts';
import { writeSurgeRows } from './surge/write-surge-rows.ts';
import type { Then } from './then.ts';

interface SurgeFlags {
  readonly data: string;
  readonly time: string;
  readonly value: string;
  readonly air?: string;
  readonly weather?: string;
  readonly holidays?: string;
  readonly region?: string;
  readonly stream: string;
  readonly horizon: string;
  readonly origins: string;
  readonly step: string;
  readonly until?: string;
  readonly dateOrder?: string;
  readonly json?: boolean;
  readonly out?: string;
}

const longestHorizon = 14;

/** `pulse evaluate surge`: the product's surge forecasts on any hospital's history. */
export const addSurgeCommand = (evaluate: Command, then: Then): void => {
  evaluate
    .command('surge')
    .description("forecast a hospital's daily arrivals from past origins and compare")
    .requiredOption('--data <file>', 'CSV file with a header and one row a day')
    .requiredOption('--time <column>', 'column of the date')
    .requiredOption('--value <column>', 'column of the arrivals or admissions; blank is missing')
    .option('--air <column>', 'PM2.5 in ug/m3, or an air quality index')
    .option('--weather <columns>', 'max and min temperature in Celsius, humidity in percent')
    .option('--holidays <file>', 'CSV file with date and name (and scope, category)')
    .option('--region <scope>', 'scope of regional holidays to add, such as IN-KA')
    .option('--stream <name>', 'whose priors to start from: all, respiratory or burns', 'all')
    .option('--horizon <days>', 'days ahead, 1 to 14', '7')
    .option('--origins <count>', 'how many origins; the last leaves one horizon', '20')
    .option('--step <days>', 'days between origins', '1')
    .option('--until <date>', 'leave out what is later')
    .option('--date-order <order>', 'ymd, dmy or mdy, when the dates do not tell')
    .option('--json', 'print the summary as JSON')
    .option('--out <file>', 'write each forecast day as CSV')
    .action(then((flags: SurgeFlags) => runSurge(flags)));
};

const runSurge = async (flags: SurgeFlags): Promise<number> => {
  const began = performance.now();
  const horizon = readCount('--horizon', flags.horizon, longestHorizon);
  const origins = readCount('--origins', flags.origins);
  const step = readCount('--step', flags.step);
  const stream: SurgeStream = oneOf('--stream', flags.stream, ['all', 'respiratory', 'burns']);
  const orders = ['ymd', 'dmy', 'mdy'] as const satisfies DateOrder[];
  const file = await readSurge({
    data: flags.data,
    time: flags.time,
    value: flags.value,
    air: flags.air,
    weather: (flags.weather ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    untilMs: readUntil(flags.until),
    dateOrder:
      flags.dateOrder === undefined ? undefined : oneOf('--date-order', flags.dateOrder, orders),
  });
  const holidays =
    flags.holidays === undefined ? [] : await readHolidays(flags.holidays, flags.region);
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}%',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  let days: SurgeDay[];
  try {
    days = evaluateSurge(file, {
      file: flags.data,
      horizon,
      origins,
      step,
      stream,
      holidays,
      onProgress: (share) => bar.update(share),
    });
  } finally {
    bar.stop();
  }
  if (flags.out !== undefined) await writeSurgeRows(flags.out, days);
  const summary = summariseSurge(days);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    flags.json
      ? JSON.stringify(
          { data: flags.data, value: flags.value, horizon, origins, step, ...summary, seconds },
          (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value),
          2,
        )
      : asText(summary, origins, seconds),
  );
  return 0;
};

const asText = (summary: SurgeSummary, origins: number, seconds: number): string => {
  const apart = (name: string, one: SurgeFigures) => [
    name,
    one.n,
    one.mase,
    one.withoutAirAndHolidays.mase,
    one.seasonalNaive.mase,
    one.coverage80,
    one.coverage95,
  ];
  return [
    textTable(
      ['', 'MASE', 'MAE'],
      [
        ['surge forecast', summary.mase, summary.mae],
        [
          'the same without air and holidays',
          summary.withoutAirAndHolidays.mase,
          summary.withoutAirAndHolidays.mae,
        ],
        ['seasonal naive, a week', summary.seasonalNaive.mase, summary.seasonalNaive.mae],
      ],
      4,
    ),
    '',
    `80 % intervals cover ${percent(summary.coverage80)}, mean width ${summary.meanWidth80.toPrecision(4)}; 95 % intervals cover ${percent(summary.coverage95)}; pinball ${summary.pinball.toPrecision(4)}`,
    `${origins} origins, ${summary.n} truths, ${seconds.toFixed(1)} s`,
    '',
    textTable(
      ['days', 'truths', 'MASE', 'without', 'naive', 'cover 80', 'cover 95'],
      [
        ...summary.byHorizon.map((one) => apart(`${one.horizon} ahead`, one)),
        ...(summary.nearHolidays.n > 0
          ? [
              apart('public holidays, and beside', summary.nearHolidays),
              apart('all other days', summary.otherDays),
            ]
          : []),
      ],
    ),
  ].join('\n');
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const readCount = (flag: string, text: string, most = Number.MAX_SAFE_INTEGER): number => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= 1 && value <= most) {
    return value;
  }
  const range = most === Number.MAX_SAFE_INTEGER ? '1 or more' : `1 to ${most}`;
  throw new UsageError(`${flag} ${text} is not possible. Give a whole number, ${range}.`);
};

const oneOf = <A extends string>(flag: string, text: string, allowed: readonly A[]): A => {
  const found = allowed.find((name) => name === text);
  if (found !== undefined) return found;
  throw new UsageError(`${flag} ${text} is unknown. Choose one of ${allowed.join(', ')}.`);
};

const readUntil = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T23:59:59Z`) : Number.NaN;
  if (Number.isFinite(time)) return time;
  throw new UsageError(`--until ${text} is no date. Write it like 2024-05-31.`);
};
