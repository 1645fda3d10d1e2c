import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { startDatabase } from './database.ts';
import { promise, whole } from './figures.ts';

const rows = 50_000;
const leastPerSecond = 2_000;
const root = fileURLToPath(new URL('..', import.meta.url));

/** `pulse import complaints` on a file of 50,000 rows, beside a bare COPY of the same file. */
export const benchImport = async (): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-bench-import-'));
  const database = await startDatabase();
  try {
    const file = join(folder, 'complaints.csv');
    await writeFile(file, csv());
    const bareSeconds = await bareCopy(await database.create('bare'), file);
    const url = await database.create('city');
    const first = await importFile(url, file, folder);
    const second = await importFile(url, file, folder);
    const perSecond = Number(first.rowsPerSecond);
    console.log(
      `  ${whole(rows)} rows: ${whole(perSecond)} rows/s; bare COPY ${whole(rows / bareSeconds)} rows/s; ratio ${((perSecond * bareSeconds) / rows).toFixed(2)}`,
    );
    return [
      promise(`at least ${whole(leastPerSecond)} rows/s`, perSecond >= leastPerSecond),
      promise(
        `a second run adds nothing (${second.added} added, ${second.already} there)`,
        Number(second.added) === 0,
      ),
    ].every((held) => held);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const csv = (): string => {
  const lines = ['text,category,lat,lng,created_at'];
  const now = Date.now();
  for (let row = 0; row < rows; row += 1) {
    const lat = 12.92 + (row % 997) / 12_000;
    const lng = 77.55 + (row % 787) / 9_000;
    const at = new Date(now - row * 60_000).toISOString();
    lines.push(
      `"Garbage not cleared for ${row % 9} days, heap ${row}",garbage,${lat},${lng},${at}`,
    );
  }
  return `${lines.join('\n')}\n`;
};

const bareCopy = async (url: string, file: string): Promise<number> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(
    'CREATE TABLE bare (text text, category text, lat float8, lng float8, created_at timestamptz)',
  );
  const startedMs = performance.now();
  await pipeline(
    createReadStream(file),
    client.query(copyFrom('COPY bare FROM STDIN WITH (FORMAT csv, HEADER true)')),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  await client.end();
  return seconds;
};

const importFile = (url: string, file: string, folder: string): Promise<Record<string, unknown>> =>
  new Promise((resolve, reject) => {
    const args = [join(root, 'apps/server/dist/cli.js'), 'import', 'complaints', file, '--json'];
    const env = {
      ...process.env,
      DATABASE_URL: url,
      PULSE_DATA: folder,
      PULSE_CITIES: join(root, 'cities'),
    };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let progress = '';
    child.stderr.on('data', (chunk) => {
      progress += chunk;
    });
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.once('exit', (code) =>
      code === 0
        ? resolve(JSON.parse(output))
        : reject(new Error(`import ended with ${code}:\n${progress}`)),
    );
  });
