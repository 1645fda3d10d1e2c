import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { superuser } from '../platform/database/embedded/initialise-cluster.ts';
import { readPidFile } from '../platform/database/embedded/pid-file.ts';
import { markedPlace } from '../platform/database/embedded/placement.ts';

const databaseName = 'pulse';

/** The address of the embedded database that a server runs in this data folder; undefined when none does. */
export const findRunningDatabase = async (dataDir: string): Promise<string | undefined> => {
  const dataFolder = await realpath(dataDir);
  const homes = [await markedPlace(dataFolder), dataFolder];
  for (const home of homes) {
    const running = home === undefined ? undefined : await readPidFile(join(home, 'postgres'));
    if (home === undefined || running === undefined) continue;
    const password = (await readFile(join(home, 'postgres-password'), 'utf8')).trim();
    return databaseUrl(running.socketFolder, password);
  }
  return undefined;
};

export const databaseUrl = (socketFolder: string, password: string): string => {
  // The host must be there for the address to be one; the folder in the query is what counts.
  const url = new URL(`postgresql://localhost:5432/${databaseName}`);
  url.username = superuser;
  url.password = password;
  url.searchParams.set('host', socketFolder);
  return url.href;
};
