import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { addClassifyCommand } from './classify-command.ts';

const water = ['water pipe leaks', 'no water in tap', 'tap leaks water', 'water tanker late'];
const road = ['pothole on road', 'road is broken', 'big hole in road', 'broken road, pothole'];
const rows = (texts: readonly string[], category: string) =>
  texts.flatMap((text) =>
    ['today', 'again', 'here'].map((when) => `"${text} ${when}",${category}`),
  );
const good = ['text,category', ...rows(water, 'Water'), ...rows(road, 'Road')];

describe('pulse evaluate classify', () => {
  let folder: string;
  let train: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-classify-'));
    train = await save('train.csv', good);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const save = async (name: string, lines: readonly string[]): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, `${lines.join('\n')}\n`);
    return file;
  };

  const run = async (...flags: string[]): Promise<string> => {
    const program = new Command('pulse').exitOverride();
    addClassifyCommand(program, (command) => async (...input) => {
      await command(...input);
    });
    const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
    try {
      await program.parseAsync(['node', 'pulse', 'classify', ...flags]);
      return printed.mock.calls.flat().join('\n');
    } finally {
      printed.mockRestore();
    }
  };

  it('writes what it predicts of each row, in the order of the file', async () => {
    const test = await save('test.csv', [
      'id,text,category',
      '1,"water, pipe broken",Water',
      '2,"a ""big"" pothole',
      'on the road",Road',
      '3,flying saucer,Sky',
    ]);
    const out = join(folder, 'out.csv');
    const told = await run('--train', train, '--test', test, '--out', out);
    const written: Record<string, string>[] = parse(await readFile(out), { columns: true });
    expect(written.map(({ text, category, predicted }) => [text, category, predicted])).toEqual([
      ['water, pipe broken', 'Water', 'Water'],
      ['a "big" pothole\non the road', 'Road', 'Road'],
      ['flying saucer', 'Sky', expect.any(String)],
    ]);
    for (const { confidence } of written) {
      expect(Number(confidence)).toBeGreaterThanOrEqual(0.5);
      expect(Number(confidence)).toBeLessThanOrEqual(1);
    }
    expect(told).toContain('3 texts: accuracy 0.6667');
    expect(told).toContain('Not in the training file, so always wrong: Sky.');
  });

  it('prints figures as JSON, with the rows when no file takes them', async () => {
    const told = JSON.parse(await run('--train', train, '--test', train, '--json'));
    expect(told).toMatchObject({ n: 24, accuracy: 1, macroF1: 1, neverSeen: [] });
    expect(told.rows).toHaveLength(24);
    expect(told.rows[0]).toMatchObject({ category: 'Water', predicted: 'Water' });
    expect(told.calibrationError).toBeLessThan(0.5);
  });

  it('takes other names of columns', async () => {
    const other = await save('other.csv', ['words,kind', ...good.slice(1)]);
    const told = await run(
      '--train',
      other,
      '--test',
      other,
      '--text',
      'words',
      '--category',
      'kind',
    );
    expect(told).toContain('24 texts: accuracy 1.0000');
  });

  const refused: readonly [string, readonly string[], RegExp][] = [
    ['no such column', ['text,label', 'a,b'], /bad\.csv, line 1: there is no column category/],
    ['an empty text', [...good, ' ,Water'], /bad\.csv, line 26: text is empty\. Fill it in/],
    ['an empty category', ['text,category', 'a,'], /bad\.csv, line 2: category is empty/],
    ['a cell too many', [...good, 'a,b,c'], /bad\.csv, line 26: not valid CSV/],
    [
      'one category',
      ['text,category', ...rows(water, 'Water'), ...rows(road, 'Water')],
      /one category only, Water/,
    ],
    ['too few rows', good.slice(0, 10), /bad\.csv is too short to learn from: 9 rows/],
    ['no row', ['text,category'], /bad\.csv has a header and no rows/],
    ['nothing', [], /bad\.csv/],
  ];
  for (const [what, lines, message] of refused) {
    it(`refuses ${what}, naming the file and the remedy, and writes nothing`, async () => {
      const bad = await save('bad.csv', lines);
      const out = join(folder, 'never.csv');
      const told = run('--train', bad, '--test', train, '--out', out);
      await expect(told).rejects.toThrow(UsageError);
      await expect(told).rejects.toThrow(message);
      expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([]);
    });
  }

  it('refuses a file that is not there, and a place where none can be written', async () => {
    await expect(run('--train', train, '--test', join(folder, 'gone.csv'))).rejects.toThrow(
      /gone\.csv does not exist/,
    );
    const out = join(folder, 'no/such/folder.csv');
    await expect(run('--train', train, '--test', train, '--out', out)).rejects.toThrow(
      /folder\.csv cannot be written/,
    );
  });
});
