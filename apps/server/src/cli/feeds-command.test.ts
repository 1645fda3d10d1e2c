import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveOpenMeteo } from '../platform/feeds/testing/open-meteo-server.ts';
import type { FakeFeedServer } from '../platform/feeds/testing/serve-feed.ts';
import { openTestDatabase, type TestDatabase } from '../platform/testing/template-database.ts';
import { runBackfill } from './feeds-command.ts';
import { UsageError } from './usage-error.ts';

const cli = fileURLToPath(new URL('./main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const cities = fileURLToPath(new URL('../../../../cities', import.meta.url));
const dayMs = 86_400_000;
/** By the clocks of Bengaluru, the city that is shown first. */
const daysAgo = (days: number) =>
  new Date(Date.now() + 5.5 * 3_600_000 - days * dayMs).toISOString().slice(0, 10);

describe('pulse feeds', { timeout: 120_000 }, () => {
  let folder: string;
  let database: TestDatabase<unknown>;
  let meteo: FakeFeedServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-feeds-'));
    database = await openTestDatabase<unknown>();
    meteo = await serveOpenMeteo(() => new Date());
  });
  afterAll(async () => {
    await meteo.close();
    await database.close();
    await rm(folder, { recursive: true });
  });

  const environment = () => ({
    ...process.env,
    PULSE_DATA: folder,
    PULSE_CITIES: cities,
    DATABASE_URL: database.url,
    FEEDS: 'open-meteo',
    OPEN_METEO_URL: meteo.url,
    OPEN_METEO_ARCHIVE_URL: meteo.url,
    OPEN_METEO_AIR_URL: meteo.url,
  });
  const pulse = (
    args: readonly string[],
  ): Promise<{ code: number | null; stdout: string; stderr: string }> => {
    const child = spawn(process.execPath, ['--import', tsx, cli, 'feeds', 'backfill', ...args], {
      cwd: folder,
      env: environment(),
    });
    const told = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      told.stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      told.stderr += String(chunk);
    });
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...told })));
  };

  it('brings past days, shows how far it is, and adds nothing the second time', async () => {
    const first = await pulse(['--from', daysAgo(3)]);
    expect(first.stderr).toContain(`open-meteo ${daysAgo(1)}`);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain(
      'open-meteo: 3 days, 144 readings added, 0 completed, 0 already there, 0 hours missing',
    );
    const again = await pulse(['--from', daysAgo(3), '--to', daysAgo(1), '--json']);
    expect(JSON.parse(again.stdout)).toEqual([
      expect.objectContaining({ added: 0, already: 144, skippedDays: 3, stopped: null }),
    ]);
  });

  it('says what was called wrongly, and asks nobody', async () => {
    meteo.asked.length = 0;
    const calls = [
      [{ from: daysAgo(200) }, /90 days/],
      [{ from: '2026-02-30' }, /no day/],
      [{ from: daysAgo(2), to: daysAgo(3) }, /must not be after/],
      [{ from: daysAgo(2), to: daysAgo(0) }, /days that are over/],
      [{ from: daysAgo(2), feed: 'openaq' }, /openaq is not configured.*FEEDS/],
    ] as const;
    for (const [flags, words] of calls) {
      const calling = runBackfill(environment(), flags);
      await expect(calling).rejects.toBeInstanceOf(UsageError);
      await expect(calling).rejects.toThrow(words);
    }
    expect(meteo.asked).toEqual([]);
  });

  it('fails when a feed does, with the day that it will go on from', async () => {
    meteo.fail = { status: 401, body: '{}' };
    const failed = await pulse(['--from', daysAgo(6), '--to', daysAgo(5)]);
    meteo.fail = undefined;
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.stdout).toContain(`stopped at ${daysAgo(6)}: Open-Meteo`);
  });
});
