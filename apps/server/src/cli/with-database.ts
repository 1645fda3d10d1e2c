import type { PoolConfig } from 'pg';
import type { Config, Secrets } from '../config/index.ts';
import { DataFolderInUseError } from '../platform/database/embedded/server-lock.ts';
import {
  type DatabaseServer,
  openEmbeddedDatabase,
  openExternalDatabase,
} from '../platform/database/index.ts';
import { findRunningDatabase } from './find-running-database.ts';

interface Settings {
  readonly config: Config;
  readonly secrets: Secrets;
}

/** Runs work that needs the database server and nothing else: not even its tables need be there. */
export const withDatabase = async <T>(
  settings: Settings,
  work: (connection: PoolConfig) => Promise<T>,
): Promise<T> => {
  const server = await openServer(settings);
  try {
    return await work(server.connection);
  } finally {
    await server.close();
  }
};

const openServer = async ({ config, secrets }: Settings): Promise<DatabaseServer> => {
  if (secrets.databaseUrl !== undefined) return openExternalDatabase({ url: secrets.databaseUrl });
  try {
    return await openEmbeddedDatabase({ dataFolder: config.dataDir });
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) throw error;
    const url = await findRunningDatabase(config.dataDir);
    if (url === undefined) throw error;
    return openExternalDatabase({ url });
  }
};
