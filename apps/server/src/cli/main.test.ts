import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../platform/testing/template-database.ts';

const cli = fileURLToPath(new URL('./main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const header = 'text,category,lat,lng,created_at';
const good = 'Garbage everywhere,garbage,12.9766,77.5713,2026-01-01T10:00:00Z';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('pulse', { timeout: 60_000 }, () => {
  let folder: string;
  let database: TestDatabase<unknown>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-cli-'));
    database = await openTestDatabase<unknown>();
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const start = (args: readonly string[], env: Record<string, string> = {}): ChildProcess =>
    spawn(process.execPath, ['--import', tsx, cli, ...args], {
      cwd: folder,
      env: { ...process.env, PULSE_DATA: folder, DATABASE_URL: database.url, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const ended = (child: ChildProcess): Promise<Ended> => {
    const told = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk) => {
      told.stdout += String(chunk);
    });
    child.stderr?.on('data', (chunk) => {
      told.stderr += String(chunk);
    });
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...told })));
  };
  const pulse = (args: readonly string[], env?: Record<string, string>) => ended(start(args, env));

  it('imports a file from where it is called, and prints what was rejected', async () => {
    await writeFile(
      join(folder, 'some.csv'),
      [header, good, good.replace('12.9766', '0')].join('\n'),
    );
    const told = await pulse(['import', 'complaints', 'some.csv']);
    expect(told).toMatchObject({ code: 0 });
    expect(told.stdout).toMatch(/2 rows read in .*: 1 added, 0 already there, 1 rejected/);
    expect(told.stdout).toContain('some.csv, line 3: place lies outside Bengaluru');
    expect(told.stdout).toContain('Rejected rows are in some.csv.rejected.csv');
  });

  it('answers 2 and a remedy to a file or a call that cannot be', async () => {
    const missing = await pulse(['import', 'complaints', 'none.csv']);
    expect(missing).toMatchObject({
      code: 2,
      stderr: 'none.csv: there is no such file. Check the path.\n',
    });
    expect((await pulse(['import', 'complaints'])).code).toBe(2);
  });

  it('stops an import at Ctrl-C after the batch, and says how far it came', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) =>
      good.replace('everywhere', `${index}`),
    );
    await writeFile(join(folder, 'many.csv'), [header, ...rows].join('\n'));
    const child = start(['import', 'complaints', 'many.csv', '--json']);
    child.stderr?.once('data', () => child.kill('SIGINT'));
    const told = await ended(child);
    expect(told.code).toBe(130);
    expect(told.stderr).toContain('Stopping after this batch.');
    const summary = JSON.parse(told.stdout);
    expect(summary).toMatchObject({ interrupted: true, rejected: 0 });
    expect(summary.added).toBeLessThan(40_000);
    expect(summary.added + summary.already).toBe(summary.read);
  });

  it('creates an administrator, never without a password', async () => {
    const create = ['admin', 'create', '--email', 'first@city.test', '--name', 'First'];
    const unasked = await pulse(create);
    expect(unasked).toMatchObject({ code: 2 });
    expect(unasked.stderr).toContain('set PULSE_ADMIN_PASSWORD');
    const made = await pulse(create, { PULSE_ADMIN_PASSWORD: 'long enough' });
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout).toContain('First <first@city.test> is an administrator');
  });

  it('loads the cities, and knows that the table types are those of the migrations', async () => {
    expect((await pulse(['cities', 'load'])).stdout).toBe(
      'bengaluru: 198 wards\nmumbai: 24 wards\n',
    );
    expect(await pulse(['dev', 'types', '--verify'])).toMatchObject({ code: 0 });
  });
});
