import { join } from 'node:path';
import { migrate } from '../platform/database/index.ts';
import { serverFolder } from '../server-folder.ts';
import { withDatabase } from './with-database.ts';
import { loadSettings } from './with-services.ts';

/** Applies the migrations that are missing, as each start does. */
export const runMigrate = async ({ env }: { readonly env: NodeJS.ProcessEnv }): Promise<number> => {
  const settings = await loadSettings(env);
  const applied = await withDatabase(settings, (connection) =>
    migrate({
      connection,
      folder: join(serverFolder, 'migrations'),
      onProgress: (text) => process.stderr.write(`${text}\n`),
    }),
  );
  console.log(
    applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`,
  );
  return 0;
};
