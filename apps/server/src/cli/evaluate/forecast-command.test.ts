import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@pulse/ml/numeric';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addForecastCommand } from './forecast-command.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-forecast-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (...flags: string[]): Promise<string> => {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text) => printed.push(String(text)));
  try {
    const program = new Command('pulse').exitOverride().configureOutput({ writeErr: () => {} });
    addForecastCommand(program, (act) => async (...input) => {
      await act(...input);
    });
    await program.parseAsync(['forecast', ...flags], { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return printed.join('\n');
};

const write = async (name: string, lines: readonly string[]): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, [...lines, ''].join('\n'));
  return file;
};

const day = (i: number): string => new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);

const count = (random: ReturnType<typeof createRandom>, i: number): number =>
  Math.max(0, Math.round(20 + 6 * Math.sin((2 * Math.PI * i) / 7) + 3 * random.normal()));

const daily = ['--time', 'date', '--value', 'count', '--frequency', '1d', '--season', '7'];
const short = ['--horizon', '3', '--origins', '2', '--step', '3', '--model', 'theta'];

const plainRows = (length: number): string[] => {
  const random = createRandom(1);
  return Array.from({ length }, (_, i) => `${day(i)},${count(random, i)}`);
};

describe('pulse evaluate forecast', () => {
  it('draws the forecasts with their bands beside what came', async () => {
    const file = await write('drawn.csv', ['date,count', ...plainRows(60)]);
    const plot = join(folder, 'plot.svg');
    await run('--data', file, ...daily, ...short, '--plot', plot);
    const svg = await readFile(plot, 'utf8');
    expect(svg).toContain('count: 2 forecasts beside what came');
    expect(svg.match(/fill-opacity/g)).toHaveLength(2);
    expect(svg).not.toContain('NaN');
  });

  it('writes one row for each step of each origin, counted from 0, with truths beside', async () => {
    const rows = plainRows(60);
    const file = await write('plain.csv', ['date,count', ...rows.with(57, `${day(57)},`)]);
    const out = join(folder, 'out.csv');
    const summary = JSON.parse(
      await run('--data', file, ...daily, ...short, '--json', '--out', out),
    );
    const [header, ...written] = (await readFile(out, 'utf8')).trim().split('\n');
    expect(header).toBe('series,origin,time,horizon,point,lower80,upper80,actual');
    expect(written.map((line) => line.split(',').slice(0, 4).join(','))).toEqual(
      [54, 57].flatMap((origin) =>
        [1, 2, 3].map((h) => `count,${origin},${day(origin + h - 1)},${h}`),
      ),
    );
    expect(written[0]?.split(',')[7]).toBe(rows[54]?.split(',')[1]);
    expect(written[3]?.split(',')[7]).toBe('');
    expect(summary.n).toBe(5);
    for (const figure of [
      'mase',
      'mae',
      'rmse',
      'mape',
      'smape',
      'pinball',
      'coverage80',
      'skill',
    ]) {
      expect(summary[figure], figure).toEqual(expect.any(Number));
    }
    expect(summary.byHorizon).toHaveLength(3);
    expect(summary.naive.longestSeason.mase).toEqual(expect.any(Number));
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('weighs models for several series at once, and prints a table for people', async () => {
    const random = createRandom(2);
    const rows = Array.from({ length: 80 }, (_, i) =>
      ['east', 'west'].map((ward) => `${day(i)},${ward},${count(random, i)}`),
    ).flat();
    const file = await write('wards.csv', ['date,ward,count', ...rows]);
    const text = await run(
      '--data',
      file,
      ...daily,
      '--series',
      'ward',
      '--horizon',
      '3',
      '--origins',
      '2',
    );
    expect(text).toContain('seasonal naive, longest season');
    expect(text).toContain('4 forecasts, 12 truths');
    expect(text).not.toContain('NaN');
  });

  it('changes in nothing when what comes after the last origin is other', async () => {
    const rows = plainRows(70);
    const points = async (name: string, lines: string[]) => {
      const out = join(folder, `${name}-out.csv`);
      const file = await write(`${name}.csv`, ['date,count', ...lines]);
      await run('--data', file, ...daily, '--horizon', '3', '--origins', '1', '--out', out);
      return (await readFile(out, 'utf8')).split('\n').map((line) => line.split(',').slice(0, 7));
    };
    const poisoned = rows.map((row, i) => (i < 67 ? row : `${day(i)},9999`));
    expect(await points('poisoned', poisoned)).toEqual(await points('clean', rows));
  });

  it.each([
    ['day first', (i: number) => day(i).split('-').reverse().join('-')],
    [
      'month first, two digits of the year, a clock',
      (i: number) => {
        const [year = '', month, date] = day(i).split('-');
        return `${Number(month)}/${Number(date)}/${year.slice(2)} 0:00`;
      },
    ],
    ['ISO with a clock', (i: number) => `${day(i)}T00:00:00Z`],
  ])('reads times written %s', async (name, format) => {
    const random = createRandom(3);
    const rows = Array.from({ length: 60 }, (_, i) => `${format(i)},${count(random, i)}`);
    const file = await write(`${name}.csv`, ['date,count', ...rows]);
    const out = join(folder, 'times.csv');
    await run('--data', file, ...daily, ...short, '--out', out);
    expect(await readFile(out, 'utf8')).toContain(`count,57,${day(59)},3`);
  });

  it('takes a date and an hour column, and one of several rows for a time when told', async () => {
    const random = createRandom(4);
    const rows = Array.from({ length: 240 }, (_, i) => {
      const line = `${day(Math.floor(i / 24))},${i % 24},${count(random, i)}`;
      return i === 100 ? [line, line] : [line];
    }).flat();
    const file = await write('hours.csv', ['Date,Hour,n', ...rows]);
    const flags = [
      '--data',
      file,
      '--time',
      'Date,Hour',
      '--value',
      'n',
      '--frequency',
      '1h',
      '--season',
      '24',
      ...short,
    ];
    await expect(run(...flags)).rejects.toThrow(/lines 102 and 103: two rows.*--duplicates first/);
    expect(JSON.parse(await run(...flags, '--duplicates', 'mean', '--json')).n).toBe(6);
  });
});

describe('what cannot be', () => {
  const rows = plainRows(40);
  it.each([
    [
      'a column that is not there',
      ['date,n', ...rows],
      short,
      /no column count.*There are: date, n/,
    ],
    [
      'text for a number',
      ['date,count', ...rows.with(4, `${day(4)},many`)],
      short,
      /line 6: count is "many"/,
    ],
    [
      'two rows for a time',
      ['date,count', ...rows, `${day(4)},3`],
      short,
      /lines 6 and 42.*Remove one/,
    ],
    [
      'no time',
      ['date,count', ...rows.with(2, 'soon,3')],
      short,
      /line 4: date is "soon".*Write times like/,
    ],
    [
      'no values',
      ['date,count', ...rows.map((row) => `${row.slice(0, 11)}`)],
      short,
      /every count is missing/,
    ],
    ['a day that is not', ['date,count', '2023-02-30,1'], short, /no day of the calendar/],
    [
      'times off the grid',
      ['date,count', ...rows, '2023-03-01 07:00,1'],
      short,
      /line 42.*no whole number of steps/,
    ],
    [
      'days or months first',
      ['date,count', '01/02/2023,1', '02/02/2023,2'],
      short,
      /Say --date-order dmy/,
    ],
    ['both first', ['date,count', '13/02/2023,1', '02/14/2023,2'], short, /lines 2 and 3/],
    [
      'too little',
      ['date,count', ...rows],
      ['--horizon', '24', '--origins', '3', '--step', '3'],
      /40 steps are too few.*Ask for fewer/,
    ],
    [
      'an unknown model',
      ['date,count', ...rows],
      [...short, '--model', 'oracle'],
      /--model oracle is unknown. Choose one of auto, snaive/,
    ],
    [
      'a horizon of nothing',
      ['date,count', ...rows],
      ['--horizon', '0'],
      /--horizon 0 is not possible/,
    ],
    ['only a header', ['date,count'], short, /header but no rows/],
  ])('refuses %s, and says what to do', async (name, lines, flags, message) => {
    const file = await write(`${name}.csv`, lines);
    const out = join(folder, 'refused.csv');
    await expect(run('--data', file, ...daily, ...flags, '--out', out)).rejects.toThrow(message);
    expect(await readdir(folder)).not.toContain('refused.csv');
  });

  it('refuses a folder that is not there, and leaves nothing', async () => {
    const file = await write('fine.csv', ['date,count', ...rows]);
    await expect(
      run('--data', file, ...daily, ...short, '--out', join(folder, 'none', 'out.csv')),
    ).rejects.toThrow(/cannot be written/);
  });
});
