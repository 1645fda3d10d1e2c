import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addAnomalyCommand } from './anomaly-command.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulse-anomaly-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const start = Date.UTC(2026, 0, 5);
const timeOf = (row: number): string =>
  new Date(start + row * 300_000).toISOString().slice(0, 19).replace('T', ' ');

/** A series that wanders between 9 and 11, with a spike at one row. */
const seriesCsv = (rows: number, spikeAt = -1): string => {
  const lines = Array.from({ length: rows }, (_, row) => {
    const value = row === spikeAt ? 60 : 10 + Math.sin(row) * Math.cos(row * 1.7);
    return `${timeOf(row)},${value}`;
  });
  return `timestamp,value\n${lines.join('\n')}\n`;
};

const put = async (name: string, text: string): Promise<void> => {
  const file = join(folder, 'data', name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
};

const call = async (...flags: string[]): Promise<string> => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  const program = new Command().exitOverride();
  addAnomalyCommand(program, (run) => async (...input) => {
    await run(...input);
  });
  const all = ['anomaly', '--data', join(folder, 'data'), '--out', join(folder, 'out'), ...flags];
  await program.parseAsync(all, { from: 'user' });
  return printed.mock.calls.flat().join('\n');
};

/** The call is refused with a message that says all of this, and nothing is written. */
const expectRefusal = async (said: RegExp[], ...flags: string[]): Promise<void> => {
  const refusal = await call(...flags).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: 'UsageError' });
  const message = refusal instanceof Error ? refusal.message : '';
  for (const part of said) expect(message).toMatch(part);
  await expect(readdir(join(folder, 'out'))).rejects.toThrow(/ENOENT/);
};

describe('pulse evaluate anomaly', () => {
  it('writes one file for each, in the same folders, with a score beside each reading', async () => {
    await put('top.csv', seriesCsv(400, 300));
    await put('deep/er/below.csv', seriesCsv(300));
    await put('notes.txt', 'no data');
    const summary = JSON.parse(await call('--json'));
    expect(summary).toMatchObject({ files: 2, rows: 700, missing: 0, repeatedTimes: 0 });
    const lines = (await readFile(join(folder, 'out/top.csv'), 'utf8')).trim().split('\n');
    expect(lines[0]).toBe('timestamp,value,anomaly_score');
    expect(lines).toHaveLength(401);
    expect(lines[301]).toMatch(/^2026-01-06 01:00:00,60,0\.\d+$/);
    const scores = lines.slice(1).map((line) => Number(line.split(',')[2]));
    expect(scores.indexOf(Math.max(...scores))).toBe(300);
    expect(await readdir(join(folder, 'out'), { recursive: true })).toEqual(
      expect.arrayContaining(['top.csv', join('deep', 'er', 'below.csv')]),
    );
    expect(await readdir(join(folder, 'out'))).toHaveLength(2);
  });

  it('scores a file the same whatever follows in it', async () => {
    await put('whole.csv', seriesCsv(500, 350));
    await put('part.csv', seriesCsv(400, 350));
    await call();
    const read = async (name: string) =>
      (await readFile(join(folder, 'out', name), 'utf8')).split('\n').slice(0, 401);
    expect(await read('part.csv')).toEqual(await read('whole.csv'));
  });

  it('scores repeated and missing readings, and says how many there are', async () => {
    const lines = seriesCsv(300).split('\n');
    lines[50] = `${timeOf(48)},10.5`;
    lines[60] = `${timeOf(59)},`;
    lines[61] = `${timeOf(60)},NaN`;
    await put('a.csv', lines.join('\n'));
    const said = await call();
    expect(said).toMatch(/2 values are missing/);
    expect(said).toMatch(/1 rows repeat the time/);
    const out = (await readFile(join(folder, 'out/a.csv'), 'utf8')).split('\n');
    expect(out[60]).toBe(`${timeOf(59)},,0`);
    expect(out[61]).toBe(`${timeOf(60)},NaN,0`);
  });

  it('prints the benchmark score for labelled windows', async () => {
    await put('group/a.csv', seriesCsv(400, 300));
    const windows = join(folder, 'windows.json');
    const window = [timeOf(290), timeOf(320)].map((time) => `${time}.000000`);
    await writeFile(windows, JSON.stringify({ 'group/a.csv': [window], 'other/b.csv': [] }));
    const { nab } = JSON.parse(await call('--windows', windows, '--json'));
    expect(nab.standard).toBeGreaterThan(80);
    expect(nab.groups).toMatchObject([{ name: 'group', files: 1, windows: 1, found: 1 }]);
  });

  it('takes other names of columns', async () => {
    await put('a.csv', seriesCsv(100).replace('timestamp,value', 'when,reading'));
    await call('--time', 'when', '--value', 'reading');
    expect(await readFile(join(folder, 'out/a.csv'), 'utf8')).toMatch(
      /^when,reading,anomaly_score\n/,
    );
  });

  it('names file, line and remedy of what it cannot use, and writes nothing', async () => {
    await put('good.csv', seriesCsv(100));
    const broken = async (text: string, ...said: RegExp[]): Promise<void> => {
      await put('sub/bad.csv', text);
      await expectRefusal([/sub\/bad\.csv/, ...said]);
    };
    await broken('', /is empty/, /timestamp,value/);
    await broken('time,value\n1,2\n', /line 1/, /no column timestamp/, /There are: time, value/);
    await broken(seriesCsv(100).replace(/,(\d)/, ',about $1'), /line 2/, /is no number/, /Write/);
    await broken(seriesCsv(100).replace('2026-01-05 00:05', 'noon'), /line 3/, /is no time/);
    await broken(seriesCsv(100).replace('2026-01-05', '2026-02-30'), /line 2/, /is no time/);
    await broken(seriesCsv(5), /5 readings/, /at least 20/);
    await broken(seriesCsv(100).replace(/,[-\d.]+$/gm, ','), /every value is missing/);
    await broken(`${seriesCsv(30)}2026-01-05 05:00:00,1,2\n`, /line 32/, /not valid CSV/);
  });

  it('refuses folders that are none, hold nothing, or would take in what is written', async () => {
    await expectRefusal([/does not exist/]);
    await mkdir(join(folder, 'data'));
    await expectRefusal([/holds no CSV file/, /timestamp,value/]);
    await put('a.csv', seriesCsv(100));
    await expectRefusal([/lies within/], '--out', join(folder, 'data/scored'));
    await expectRefusal([/lies within/], '--out', join(folder, 'data'));
    await expectRefusal([/is a file/], '--data', join(folder, 'data/a.csv'));
  });

  it('refuses labels that are none or were made for other files', async () => {
    await put('a.csv', seriesCsv(100));
    const windows = join(folder, 'windows.json');
    await expectRefusal([/windows\.json/, /cannot be read/], '--windows', windows);
    await writeFile(windows, '[1]');
    await expectRefusal([/not a list of windows/], '--windows', windows);
    await writeFile(windows, JSON.stringify({ 'a.csv': [['2020-01-01 00:00:00', timeOf(9)]] }));
    await expectRefusal([/a\.csv/, /does not begin and end/], '--windows', windows);
  });
});
