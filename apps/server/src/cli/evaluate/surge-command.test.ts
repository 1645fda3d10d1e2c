import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@pulse/ml/numeric';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addSurgeCommand } from './surge-command.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-surge-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (...flags: string[]): Promise<string> => {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text) => printed.push(String(text)));
  try {
    const program = new Command('pulse').exitOverride().configureOutput({ writeErr: () => {} });
    addSurgeCommand(program, (act) => async (...input) => {
      await act(...input);
    });
    await program.parseAsync(['surge', ...flags], { from: 'user' });
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

const day = (i: number): string => new Date(Date.UTC(2023, 0, 2 + i)).toISOString().slice(0, 10);
const header = 'date,arrivals,pm25,max temp,humidity';

const rowsOf = (length: number): string[] => {
  const random = createRandom(1);
  return Array.from({ length }, (_, i) => {
    const came = Math.max(0, Math.round((i % 7 === 6 ? 14 : 21) + 4 * random.normal()));
    const air = Math.max(1, Math.round(90 + 30 * random.normal()));
    return [day(i), came, air, (34 + 3 * random.normal()).toFixed(1), 50].join();
  });
};

const columns = [
  ...['--time', 'date', '--value', 'arrivals', '--air', 'pm25'],
  ...['--weather', 'max temp,humidity'],
];
const short = ['--horizon', '3', '--origins', '4', '--step', '2'];

describe('pulse evaluate surge', () => {
  it('shows the forecast, the same without air and holidays, and the naive side by side', async () => {
    const data = await write('days.csv', [header, ...rowsOf(70).with(69, `${day(69)},,80,33,50`)]);
    const holidays = await write('holidays.csv', [
      'date,name',
      `${day(40)},Feast`,
      `${day(64)},Feast`,
    ]);
    const out = join(folder, 'out.csv');
    const flags = ['--data', data, ...columns, '--holidays', holidays, ...short];
    const summary = JSON.parse(await run(...flags, '--json', '--out', out));
    expect(summary.n).toBe(11);
    expect(summary.byHorizon).toHaveLength(3);
    expect(summary.nearHolidays.n + summary.otherDays.n).toBe(11);
    for (const one of [summary, summary.withoutAirAndHolidays, summary.seasonalNaive]) {
      expect(one.mase).toEqual(expect.any(Number));
    }
    const [head = '', ...written] = (await readFile(out, 'utf8')).trim().split('\n');
    expect(written).toHaveLength(12);
    const names = head.split(',');
    for (const line of written) {
      const cells = line.split(',');
      const at = (name: string) => Number(cells[names.indexOf(name)]);
      const drivers = names.filter((name) => name.startsWith('driver_')).map(at);
      expect(drivers.reduce((sum, one) => sum + one, at('base'))).toBeCloseTo(at('point'), 4);
    }
    const text = await run(...flags);
    expect(text).toContain('the same without air and holidays');
    expect(text).toContain('public holidays, and beside');
    expect(text).not.toContain('NaN');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('changes in nothing when everything from the origin on is other', async () => {
    const rows = rowsOf(60);
    const forecasts = async (name: string, lines: readonly string[]) => {
      const out = join(folder, `${name}-out.csv`);
      const data = await write(`${name}.csv`, [header, ...lines]);
      await run('--data', data, ...columns, '--horizon', '7', '--origins', '1', '--out', out);
      const written = (await readFile(out, 'utf8')).trim().split('\n');
      // The truth, column 8, is what was poisoned.
      return written.map((line) => line.split(',').filter((_, i) => i !== 8));
    };
    const poisoned = rows.map((line, i) => (i < 53 ? line : `${day(i)},${9000 + i},999,60,1`));
    const clean = await forecasts('clean', rows);
    expect(clean).toHaveLength(8);
    expect(await forecasts('poisoned', poisoned)).toEqual(clean);
  });
});

describe('what cannot be', () => {
  const rows = rowsOf(50);
  it.each([
    ['a column that is not there', ['date,n', '2023-01-02,1'], short, /no column arrivals/],
    [
      'text for a number',
      [header, ...rows.with(4, `${day(4)},many,80,30,50`)],
      short,
      /line 6: arrivals is "many"/,
    ],
    [
      'fewer people than none',
      [header, ...rows.with(4, `${day(4)},-3,80,30,50`)],
      short,
      /arrivals of 2023-01-06 is -3.*mend it/,
    ],
    ['two rows for a day', [header, ...rows, `${day(4)},3,80,30,50`], short, /lines 6 and 52/],
    [
      'too few days',
      [header, ...rows],
      ['--horizon', '7', '--origins', '30'],
      /50 days are too few.*64 are needed.*Ask for fewer/,
    ],
    ['too far ahead', [header, ...rows], ['--horizon', '15'], /--horizon 15.*1 to 14/],
    ['an unknown stream', [header, ...rows], [...short, '--stream', 'all of it'], /Choose one of/],
    [
      'weather that nobody can tell',
      [header, ...rows],
      [...short, '--weather', 'pm25'],
      /--weather pm25: its name does not say/,
    ],
    ['a date that is none', [header, ...rows], [...short, '--until', 'soon'], /--until soon/],
  ])('refuses %s, and says what to do', async (name, lines, flags, message) => {
    const data = await write(`${name}.csv`, lines);
    const out = join(folder, 'refused.csv');
    await expect(run('--data', data, ...columns, ...flags, '--out', out)).rejects.toThrow(message);
    expect(await readdir(folder)).not.toContain('refused.csv');
  });
});
