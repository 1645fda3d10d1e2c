import pg, { type Client, type PoolConfig } from 'pg';
import { MigrationError } from './migration-error.ts';
import { type Migration, readMigrations } from './read-migrations.ts';

export interface MigrateOptions {
  connection: PoolConfig;
  folder: string;
  onProgress?: (text: string) => void;
}

// Any fixed number will do, so long as nobody else locks it.
const lockKey = 7_285_743_001;

/**
 * Applies what is not applied yet, each file in a transaction of its own, and gives the names.
 * Servers that start together take turns; the second finds nothing left to do.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { connection, folder, onProgress = () => {} } = options;
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ ...connection, application_name: 'pulse-migrate' });
  // A lost connection also fails the running query, which is what reports it.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    return await applyMissing(client, migrations, onProgress);
  } finally {
    // Ends the session, and with it the lock.
    await client.end().catch(() => {});
  }
}

async function applyMissing(
  client: Client,
  migrations: Migration[],
  onProgress: (text: string) => void,
): Promise<string[]> {
  await client.query(`create table if not exists schema_migrations (
    number integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`);
  const { rows: applied } = await client.query<AppliedMigration>(
    'select number, name, checksum from schema_migrations order by number',
  );
  requireUnchanged(applied, migrations);
  const missing = migrations.slice(applied.length);
  for (const [index, migration] of missing.entries()) {
    onProgress(`Migration ${migration.name} (${index + 1} of ${missing.length})`);
    await apply(client, migration);
  }
  return missing.map(({ name }) => name);
}

interface AppliedMigration {
  number: number;
  name: string;
  checksum: string;
}

function requireUnchanged(applied: AppliedMigration[], migrations: Migration[]): void {
  for (const [index, row] of applied.entries()) {
    const migration = migrations[index];
    if (migration?.number !== row.number) {
      throw new MigrationError(`${row.name} was applied, but the migrations folder lacks it`);
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(`${migration.name} was changed after it had been applied`);
    }
  }
}

async function apply(client: Client, { number, name, checksum, sql }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      'insert into schema_migrations (number, name, checksum) values ($1, $2, $3)',
      [number, name, checksum],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new MigrationError(`${name} failed: ${describeSqlError(error, sql)}`, { cause: error });
  }
}

function describeSqlError(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error);
  const position = Number(error.position);
  const line = position > 0 ? ` (line ${sql.slice(0, position).split('\n').length})` : '';
  return error.message + line;
}
