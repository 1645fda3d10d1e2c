import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg, { type PoolConfig } from 'pg';
import { migrate } from '../platform/database/index.ts';
import { serverFolder } from '../server-folder.ts';
import { databaseUrl } from './find-running-database.ts';
import { UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';
import { loadSettings } from './with-services.ts';

/** Writes the table types anew, from a scratch database that has the migrations and nothing else. */
export const runGenerateTypes = async ({
  env,
  verify,
}: {
  readonly env: NodeJS.ProcessEnv;
  /** Write nothing; fail when the types are not those of the migrations. */
  readonly verify?: boolean | undefined;
}): Promise<number> => {
  const generator = findGenerator();
  const settings = await loadSettings(env);
  return withDatabase(settings, async (connection) => {
    const args = ['--config-file', 'kysely-codegen.json', '--url'];
    return withScratch(connection, (url) =>
      run(generator, [...args, url, ...(verify ? ['--verify'] : [])]),
    );
  });
};

const withScratch = async <T>(
  connection: PoolConfig,
  work: (url: string) => Promise<T>,
): Promise<T> => {
  const name = `pulse_types_${process.pid}`;
  const url = new URL(urlOf(connection));
  url.pathname = `/${name}`;
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(`create database ${name} template template0`);
    const folder = join(serverFolder, 'migrations');
    await migrate({ connection: { connectionString: url.href }, folder });
    return await work(url.href);
  } finally {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  }
};

const findGenerator = (): string => {
  try {
    const { resolve } = createRequire(join(serverFolder, 'package.json'));
    return join(dirname(resolve('kysely-codegen/package.json')), 'dist/cli/bin.js');
  } catch (cause) {
    throw new UsageError('kysely-codegen is not installed: this command is for development.', {
      cause,
    });
  }
};

const urlOf = ({ connectionString, host, password }: PoolConfig): string =>
  connectionString ?? databaseUrl(host ?? '', typeof password === 'string' ? password : '');

const run = (script: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: serverFolder,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
