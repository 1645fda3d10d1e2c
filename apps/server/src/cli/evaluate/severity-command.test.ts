import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stream } from '../../models/severity/testing/stream.ts';
import { readPriorities } from './severity-command-examples.ts';

const cli = fileURLToPath(new URL('../main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const columns = { text: 'text', priority: 'priority' };

describe('pulse evaluate severity', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-severity-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const write = async (name: string, text: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };

  it('learns from one file and judges each row of another', { timeout: 60_000 }, async () => {
    const rows = stream(60).map(({ text, priority }) => `${text},${priority.toUpperCase()}`);
    const train = await write('a.csv', ['text,priority', ...rows, 'no idea,Unknown'].join('\n'));
    const test = await write('b.csv', 'text,priority\n"trapped, bleeding",critical\nthank you,\n');
    const out = join(folder, 'out.csv');
    const args = ['evaluate', 'severity', '--train', train, '--test', test, '--json', '--out', out];
    const child = spawn(process.execPath, ['--import', tsx, cli, ...args]);
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    const figures = JSON.parse(stdout);
    expect(figures).toMatchObject({ n: 1, criticalRecall: 1, unlabelled: { train: 1, test: 1 } });
    const judged = parse<Record<string, string>>(await readFile(out), { columns: true });
    expect(judged).toMatchObject([
      { text: 'trapped, bleeding', priority: 'critical', predicted: 'CRITICAL' },
      { text: 'thank you', priority: '', predicted: 'LOW' },
    ]);
    expect(Number(judged[0]?.severity)).toBeGreaterThan(Number(judged[1]?.severity));
  });

  it.each([
    ['another word', 'text,priority\na b,Low\nc d,urgent', /line 3: priority is "urgent"/],
    ['an empty text', 'text,priority\n ,Low', /line 2: text is empty/],
    ['no rows', 'text,priority\n', /a header and no rows/],
    ['no such column', 'text,label\na,Low', /no column priority/],
  ])('names file, line and remedy for %s', async (_case, text, message) => {
    const file = await write('bad.csv', text);
    await expect(readPriorities(file, columns)).rejects.toThrow(message);
  });
});
