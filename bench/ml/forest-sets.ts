import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, median } from '@pulse/ml/numeric';

/** A task of two classes; the rows after `trainRows` are predicted. */
export interface TestSet {
  readonly name: string;
  readonly columns: readonly Float64Array[];
  readonly target: Float64Array;
  readonly trainRows: number;
  readonly categorical: readonly number[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = process.env.PULSE_BENCH_DATA ?? join(root, '../shared/data');

/** Traffic and air where their files are; always the generated set, last. */
export const boostingSets = (): TestSet[] => {
  const sets: TestSet[] = [];
  for (const [file, build] of [
    ['traffic/metro_interstate_hourly.csv', busyRoad],
    ['aqi/beijing_aotizhongxin_hourly.csv', badAir],
  ] as const) {
    if (existsSync(join(data, file))) sets.push(build());
    else console.log(`  ${file} is not in ${data} (PULSE_BENCH_DATA): left out`);
  }
  return [...sets, generated()];
};

/** Features column after column, and the target, as little-endian doubles. */
export const writeSet = async (folder: string, { columns, target }: TestSet): Promise<void> => {
  await writeFile(join(folder, 'features.bin'), columns.map(bytesOf).reduce(joinBytes));
  await writeFile(join(folder, 'target.bin'), bytesOf(target));
};

/** Four crowds and one row in fifty from anywhere; the target marks the latter. */
export const anomalySet = (): TestSet => {
  const random = createRandom(8);
  const rows = 40_000;
  const columns = Array.from({ length: 8 }, () => new Float64Array(rows));
  const target = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const alone = random.next() < 0.02;
    const crowd = random.int(4);
    target[row] = alone ? 1 : 0;
    columns.forEach((column, f) => {
      const centre = ((crowd >> (f & 1)) & 1) * 3;
      column[row] = alone ? random.next() * 11 - 4 : centre + random.normal();
    });
  }
  const set = { name: 'generated crowds', columns, target, trainRows: rows / 2 };
  return { ...set, categorical: [] };
};

/** Metro Interstate Traffic Volume (UCI, CC BY 4.0): more cars than in half of the training hours. */
const busyRoad = (): TestSet => {
  const table = readCsv('traffic/metro_interstate_hourly.csv');
  const times = table('date_time').map((text) => {
    const [, month, day, year, hour] = /(\d+)\/(\d+)\/(\d+) (\d+)/.exec(text) ?? [];
    return new Date(Date.UTC(2000 + Number(year), Number(month) - 1, Number(day), Number(hour)));
  });
  const volume = numbers(table('traffic_volume'));
  const trainRows = Math.floor(0.7 * volume.length);
  const middle = median(volume.subarray(0, trainRows));
  return {
    name: 'busy road',
    columns: [
      Float64Array.from(times, (at) => at.getUTCHours()),
      Float64Array.from(times, (at) => at.getUTCDay()),
      Float64Array.from(times, (at) => at.getUTCMonth()),
      ...['temp', 'rain_1h', 'snow_1h', 'clouds_all'].map((name) => numbers(table(name))),
      ...['holiday', 'weather_main', 'weather_description'].map((name) => places(table(name))),
    ],
    target: volume.map((value) => (value > middle ? 1 : 0)),
    trainRows,
    categorical: [7, 8, 9],
  };
};

/** Beijing multi-site air quality (UCI 501, CC BY 4.0): PM2.5 above 75 in the next hour. */
const badAir = (): TestSet => {
  const table = readCsv('aqi/beijing_aotizhongxin_hourly.csv');
  const dust = numbers(table('PM2.5'));
  const after = dust.map((_, row) => dust[row + 1] ?? Number.NaN);
  const back = (hours: number) => dust.map((_, row) => dust[row - hours] ?? Number.NaN);
  const amounts = 'month hour PM10 SO2 NO2 CO O3 TEMP PRES DEWP RAIN WSPM'.split(' ');
  const columns = [
    ...amounts.map((name) => numbers(table(name))),
    ...[0, 1, 2, 3, 6, 24].map(back),
    places(table('wd')),
  ];
  const known = [...after.keys()].filter((row) => !Number.isNaN(after[row]));
  return {
    name: 'bad air',
    columns: columns.map((column) => Float64Array.from(known, (row) => column[row] ?? Number.NaN)),
    target: Float64Array.from(known, (row) => ((after[row] ?? 0) > 75 ? 1 : 0)),
    trainRows: Math.floor(0.7 * known.length),
    categorical: [columns.length - 1],
  };
};

/** Noisy chi-squared of 10 out of 20 normal features (Hastie et al. 2009, 10.2). */
const generated = (): TestSet => {
  const random = createRandom(10);
  const rows = 150_000;
  const columns = Array.from({ length: 20 }, () =>
    Float64Array.from({ length: rows }, () => random.normal()),
  );
  const target = Float64Array.from({ length: rows }, (_, row) => {
    let sum = random.normal();
    for (let f = 0; f < 10; f++) sum += (columns[f]?.[row] ?? 0) ** 2;
    return sum > 9.34 ? 1 : 0;
  });
  return { name: 'generated', columns, target, trainRows: 100_000, categorical: [] };
};

const readCsv = (file: string) => {
  const [head = '', ...lines] = readFileSync(join(data, file), 'utf8').trim().split('\n');
  const cells = (line: string) => line.split(',').map((cell) => cell.replaceAll('"', '').trim());
  const names = cells(head);
  const rows = lines.map(cells);
  return (name: string): string[] => {
    const at = names.indexOf(name);
    return rows.map((row) => row[at] ?? '');
  };
};

const numbers = (texts: readonly string[]): Float64Array =>
  Float64Array.from(texts, (text) => (text === '' || text === 'NA' ? Number.NaN : Number(text)));

/** Names as numbers in their order of the alphabet; NA is missing. */
const places = (texts: readonly string[]): Float64Array => {
  const names = [...new Set(texts)].filter((text) => text !== 'NA' && text !== '').sort();
  return Float64Array.from(texts, (text) => {
    const at = names.indexOf(text);
    return at < 0 ? Number.NaN : at;
  });
};

const bytesOf = (values: Float64Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

const joinBytes = (a: Uint8Array, b: Uint8Array): Uint8Array => Buffer.concat([a, b]);
