import { mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import { backoffMs } from '../backoff.ts';
import { describeError, measureHealth } from '../health.ts';
import { type Log, silentLog } from '../log.ts';
import { accountFor } from './embedded/account.ts';
import { findBinaries } from './embedded/binaries.ts';
import { cleanPlaces } from './embedded/clean-places.ts';
import { initialiseCluster, superuser } from './embedded/initialise-cluster.ts';
import { namedInPidFile, readPidFile } from './embedded/pid-file.ts';
import { choosePlacement, markedPlace } from './embedded/placement.ts';
import { lockDataFolder } from './embedded/server-lock.ts';
import { makeSocketFolder, removeSocketFolder } from './embedded/socket-folder.ts';
import {
  adoptPostmaster,
  type Cluster,
  type Postmaster,
  startPostmaster,
} from './embedded/start-postmaster.ts';
import { stopPostmaster } from './embedded/stop-postmaster.ts';
import { askServer } from './external.ts';
import type { DatabaseServer } from './port.ts';

export interface EmbeddedDatabaseOptions {
  dataFolder: string;
  onProgress?: (text: string) => void;
  /** Where the cluster may go when root's data folder is closed to the account that runs it. */
  placesFolders?: string[];
  log?: Log;
}

const databaseName = 'pulse';
const defaultPlacesFolders = ['/var/lib/pulse', tmpdir(), '/tmp'];

/** A PostgreSQL server of our own: starts or adopts it, restarts it when it dies, stops it on close. */
export async function openEmbeddedDatabase(
  options: EmbeddedDatabaseOptions,
): Promise<DatabaseServer> {
  const { onProgress = () => {}, log = silentLog } = options;
  await mkdir(options.dataFolder, { recursive: true });
  const dataFolder = await realpath(options.dataFolder);
  const unlock = await lockDataFolder(dataFolder);
  try {
    const cluster = await prepareCluster(dataFolder, options, onProgress);
    onProgress('Starting PostgreSQL');
    const first = await startOrAdopt(cluster);
    await ensureDatabase(cluster.connection).catch(async (error) => {
      await stopPostmaster(first.pid);
      throw error;
    });
    onProgress('PostgreSQL is ready');
    return superviseServer(cluster, first, unlock, log);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function prepareCluster(
  dataFolder: string,
  { placesFolders = defaultPlacesFolders }: EmbeddedDatabaseOptions,
  onProgress: (text: string) => void,
): Promise<Cluster> {
  const place = await markedPlace(dataFolder);
  const homeFolders = place ? [place, dataFolder] : [dataFolder];
  const account = accountFor(homeFolders.map((folder) => join(folder, 'postgres')));
  if (account) await cleanPlaces(placesFolders);
  const binaries = await findBinaries();
  const request = { dataFolder, binaries, account, placesFolders, onProgress };
  const placement = await choosePlacement(request);
  const password = await initialiseCluster(placement, account, onProgress);
  const clusterFolder = join(placement.homeFolder, 'postgres');
  const socketFolder = await chooseSocketFolder(clusterFolder, placement.homeFolder, account);
  return {
    clusterFolder,
    binariesFolder: placement.binariesFolder,
    socketFolder,
    logPath: join(dataFolder, 'postgres.log'),
    account,
    connection: {
      host: socketFolder,
      port: 5432,
      user: superuser,
      password,
      database: databaseName,
      ssl: false,
    },
  };
}

/** A postmaster that is to be adopted has a folder already; a dead one's temporary folder is removed. */
async function chooseSocketFolder(
  clusterFolder: string,
  homeFolder: string,
  account: Cluster['account'],
): Promise<string> {
  const running = await readPidFile(clusterFolder);
  if (running?.socketFolder) return running.socketFolder;
  const dead = await namedInPidFile(clusterFolder);
  if (dead) await removeSocketFolder(dead.socketFolder);
  return makeSocketFolder(homeFolder, account);
}

async function startOrAdopt(cluster: Cluster): Promise<Postmaster> {
  return (await adoptPostmaster(cluster)) ?? (await startPostmaster(cluster));
}

async function ensureDatabase(connection: PoolConfig): Promise<void> {
  const maintenance = { ...connection, database: 'postgres' };
  const question = `select 1 from pg_database where datname = '${databaseName}'`;
  if (await askServer(maintenance, 10_000, question)) return;
  await askServer(maintenance, 60_000, `create database ${databaseName} template template0`);
}

function superviseServer(
  cluster: Cluster,
  first: Postmaster,
  unlock: () => Promise<void>,
  log: Log,
): DatabaseServer {
  const closing = new AbortController();
  let current: Postmaster | undefined = first;

  async function supervise() {
    let failures = 0;
    while (!closing.signal.aborted) {
      if (current) await current.exited;
      if (closing.signal.aborted) return;
      current = undefined;
      failures += 1;
      const delayMs = backoffMs(failures, { firstMs: 100, maxMs: 10_000 });
      log.warn({ delayMs }, 'PostgreSQL is gone; starting it again');
      await delay(delayMs, undefined, { signal: closing.signal }).catch(() => {});
      if (closing.signal.aborted) return;
      try {
        current = await startOrAdopt(cluster);
        failures = 0;
      } catch (error) {
        log.warn({ detail: describeError(error) }, 'PostgreSQL did not start again');
      }
    }
  }
  const supervising = supervise();
  let closed: Promise<void> | undefined;

  async function close() {
    closing.abort();
    if (current) await stopPostmaster(current.pid);
    await supervising;
    // A restart that was under way when we began to close.
    if (current) await stopPostmaster(current.pid);
    await removeSocketFolder(cluster.socketFolder);
    await unlock();
  }

  return {
    kind: 'embedded',
    connection: cluster.connection,
    health: () =>
      measureHealth('embedded', async () => {
        await askServer(cluster.connection, 2_000, 'select 1');
        return undefined;
      }),
    close() {
      closed ??= close();
      return closed;
    },
  };
}
