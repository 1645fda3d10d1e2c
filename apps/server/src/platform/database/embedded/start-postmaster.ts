import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chown, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import { askServer } from '../external.ts';
import type { Account } from './account.ts';
import { postgresEnv } from './initialise-cluster.ts';
import { readPidFile } from './pid-file.ts';
import { isAlive } from './process-identity.ts';
import { stopPostmaster } from './stop-postmaster.ts';

export interface Postmaster {
  pid: number;
  exited: Promise<void>;
}

export interface Cluster {
  clusterFolder: string;
  binariesFolder: string;
  socketFolder: string;
  logPath: string;
  account: Account | undefined;
  connection: PoolConfig;
}

const readyPollMs = 40;
const answerTimeoutMs = 2_000;
const longestLogBytes = 10_000_000;

/** Chosen for a small machine; durability is as PostgreSQL's own default. */
const settings = {
  listen_addresses: '',
  port: '5432',
  shared_buffers: '48MB',
  max_connections: '60',
  fsync: 'on',
  synchronous_commit: 'on',
  max_wal_size: '512MB',
  huge_pages: 'off',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/** Starts PostgreSQL and waits until it answers. It outlives us if we are killed, and is adopted then. */
export async function startPostmaster(cluster: Cluster): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const postmaster = await spawnPostmaster(cluster);
    const answers = await answersWhileAlive(cluster.connection, postmaster.pid).catch(
      async (error) => {
        await stopPostmaster(postmaster.pid);
        throw error;
      },
    );
    if (answers) return postmaster;
    const lines = await lastLogLines(cluster.logPath);
    // What a killed postmaster was running goes on to its end, and holds the memory till then.
    if (attempt < 180 && lines.includes('still in use')) await delay(250);
    else throw new Error(`PostgreSQL did not start. The end of ${cluster.logPath}:\n${lines}`);
  }
}

/** Undefined when nothing runs, or what ran was shutting down and is gone. */
export async function adoptPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const running = await readPidFile(cluster.clusterFolder);
  if (running && (await answersWhileAlive(cluster.connection, running.pid))) {
    return { pid: running.pid, exited: exitOfStranger(running.pid) };
  }
  await disownLocks(cluster);
  return undefined;
}

/**
 * Lock files whose pid is a zombie or another process by now would stop PostgreSQL. It passes over
 * its parent's pid, which is ours. postmaster.pid must stay: it names the shared memory by which
 * PostgreSQL sees that backends of the dead postmaster still write.
 */
async function disownLocks({ clusterFolder, socketFolder, account }: Cluster): Promise<void> {
  const path = join(clusterFolder, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text !== undefined) {
    await writeFile(path, [process.pid, ...text.split('\n').slice(1)].join('\n'));
    if (account) await chown(path, account.uid, account.gid);
  }
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    await rm(join(socketFolder, name), { force: true });
  }
}

async function spawnPostmaster(cluster: Cluster): Promise<Postmaster> {
  await startNewLogIfLong(cluster.logPath);
  const log = openSync(cluster.logPath, 'a', 0o600);
  const args = ['-D', cluster.clusterFolder, '-k', quoteSocketFolder(cluster.socketFolder)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  try {
    const child = spawn(join(cluster.binariesFolder, 'bin', 'postgres'), args, {
      ...cluster.account,
      cwd: cluster.clusterFolder,
      env: postgresEnv(),
      // A session of its own: Ctrl-C must reach us first, so that requests end before the database does.
      detached: true,
      stdio: ['ignore', log, log],
    });
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    if (child.pid === undefined) throw new Error('PostgreSQL has no process');
    return { pid: child.pid, exited };
  } finally {
    closeSync(log);
  }
}

/** Recovery after a crash may take its time, so only the end of the process ends the waiting. */
async function answersWhileAlive(connection: PoolConfig, pid: number): Promise<boolean> {
  while (isAlive(pid)) {
    try {
      await askServer({ ...connection, database: 'postgres' }, answerTimeoutMs, 'select 1');
      return true;
    } catch (error) {
      if (isRefusal(error)) throw error;
    }
    await delay(readyPollMs);
  }
  return false;
}

/** A wrong password will not become right by waiting. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('28');
}

/** A process that is not our child tells nobody when it ends. */
async function exitOfStranger(pid: number): Promise<void> {
  while (isAlive(pid)) await delay(500, undefined, { ref: false });
}

function quoteSocketFolder(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}

async function startNewLogIfLong(path: string): Promise<void> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > longestLogBytes) await rename(path, `${path}.old`);
}

async function lastLogLines(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 8_000);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString().trimEnd().split('\n').slice(-12).join('\n');
  } finally {
    await file.close();
  }
}
