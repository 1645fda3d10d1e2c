import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stream } from '../models/severity/testing/stream.ts';
import { openTestDatabase, type TestDatabase } from '../platform/testing/template-database.ts';

const cli = fileURLToPath(new URL('./main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

describe('pulse train and pulse models', { timeout: 120_000 }, () => {
  let folder: string;
  let database: TestDatabase<unknown>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-train-'));
    database = await openTestDatabase<unknown>();
    const rows = stream(40).map(({ text, priority }) => `${text},${priority}`);
    await writeFile(join(folder, 'own.csv'), ['text,priority', ...rows].join('\n'));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const pulse = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
    const child = spawn(process.execPath, ['--import', tsx, cli, ...args], {
      cwd: folder,
      env: { ...process.env, PULSE_DATA: folder, DATABASE_URL: database.url },
    });
    const told = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      told.stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      told.stderr += String(chunk);
    });
    return new Promise((resolve) =>
      child.once('close', (code) => resolve({ code: code ?? -1, ...told })),
    );
  };

  it('train on one’s own file with progress, promote at once, and take it back', async () => {
    const own = ['--file', 'priorities=own.csv'];
    const trained = await pulse('train', 'severity', ...own, '--promote', '--json');
    expect(trained).toMatchObject({ code: 0 });
    expect(JSON.parse(trained.stdout)).toMatchObject({
      version: 1,
      status: 'finished',
      isLive: true,
    });
    expect(trained.stderr).toContain('%: fitting');
    expect((await pulse('models', 'list')).stdout).toMatch(/severity +version 1/);
    const back = await pulse('models', 'rollback', 'severity');
    expect(back.stdout).toContain('severity: the model that ships is live.');
  });

  it('say what is wrong with the call, before anything is opened', async () => {
    const [unknown, role] = await Promise.all([
      pulse('train', 'weather'),
      pulse('train', 'severity', '--file', 'rows=own.csv'),
    ]);
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toMatch(/There is no model weather to train. There are: .*severity/);
    expect(role).toMatchObject({ code: 2 });
    expect(role.stderr).toContain('priorities: a CSV file of text and priority');
  });
});
