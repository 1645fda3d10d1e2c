import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg, { type Client } from 'pg';
import { createDatabase } from '../database/create-database.ts';
import { migrate } from '../database/migrate.ts';
import type { Database } from '../database/port.ts';
import { fingerprintOf, readMigrations } from '../database/read-migrations.ts';

export interface TestDatabaseOptions {
  /** Of the server; the default is TEST_DATABASE_URL, which the test runner sets. */
  url?: string;
  migrationsFolder?: string;
  maxConnections?: number;
}

export interface TestDatabase<Tables> extends Database<Tables> {
  url: string;
}

const shippedMigrations = fileURLToPath(new URL('../../../migrations', import.meta.url));
const testPrefix = 'pulse_test_';
const abandonedAfterMs = 3_600_000;
const lockKey = 7_285_743_002;

/** For tests: a fresh, migrated database of one's own, cloned from a template; dropped on close. */
export async function openTestDatabase<Tables>(
  options: TestDatabaseOptions = {},
): Promise<TestDatabase<Tables>> {
  const serverUrl = options.url ?? process.env.TEST_DATABASE_URL;
  if (!serverUrl) throw new Error('TEST_DATABASE_URL is not set; start the tests with npm test');
  const name = `${testPrefix}${Date.now()}_${randomBytes(5).toString('hex')}`;
  await withServer(serverUrl, async (server) => {
    const template = await ensureTemplate(server, serverUrl, options);
    await server.query(`create database ${name} template ${template}`);
  });
  const url = withDatabase(serverUrl, name);
  const database = createDatabase<Tables>({
    kind: 'test',
    connection: { connectionString: url },
    maxConnections: options.maxConnections ?? 8,
  });
  return {
    ...database,
    url,
    async close() {
      await database.close();
      await withServer(serverUrl, (server) => drop(server, name));
    },
  };
}

/** Migrated once per state of the migrations folder, by whichever test process comes first. */
async function ensureTemplate(
  server: Client,
  serverUrl: string,
  { migrationsFolder = shippedMigrations }: TestDatabaseOptions,
): Promise<string> {
  const name = `pulse_template_${fingerprintOf(await readMigrations(migrationsFolder))}`;
  await server.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    const { rows } = await server.query<{ datistemplate: boolean }>(
      'select datistemplate from pg_database where datname = $1',
      [name],
    );
    if (rows[0]?.datistemplate) return name;
    await dropAbandoned(server);
    // Not marked as a template: an earlier attempt broke off half way.
    await drop(server, name);
    await server.query(`create database ${name} template template0 encoding 'UTF8'`);
    const connection = { connectionString: withDatabase(serverUrl, name) };
    await migrate({ connection, folder: migrationsFolder });
    await server.query(`alter database ${name} with is_template true allow_connections false`);
    return name;
  } finally {
    await server.query('select pg_advisory_unlock($1)', [lockKey]);
  }
}

/** A killed test run leaves its databases; their names say how old they are. */
async function dropAbandoned(server: Client): Promise<void> {
  const { rows } = await server.query<{ datname: string }>(
    `select datname from pg_database where datname like '${testPrefix.replaceAll('_', '\\_')}%'`,
  );
  for (const { datname } of rows) {
    const madeAtMs = Number(datname.slice(testPrefix.length).split('_')[0]);
    if (Date.now() - madeAtMs > abandonedAfterMs) await drop(server, datname);
  }
}

async function drop(server: Client, name: string): Promise<void> {
  await server.query(`drop database if exists ${name} with (force)`);
}

async function withServer<T>(url: string, work: (server: Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: url, application_name: 'pulse-test' });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

/** Keeps everything else of the URL, also a socket folder in `?host=`. */
function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
