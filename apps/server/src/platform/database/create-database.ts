import { Kysely, PostgresDialect } from 'kysely';
import pg, { type PoolConfig } from 'pg';
import { measureHealth } from '../health.ts';
import { type Log, silentLog } from '../log.ts';
import { createListener } from './listener.ts';
import { columnTypes } from './parse-column.ts';
import type { Database } from './port.ts';

export interface DatabaseConfig {
  /** Of the server, for health: `embedded` or `external`. */
  kind?: string;
  connection: PoolConfig;
  maxConnections?: number;
  connectTimeoutMs?: number;
  statementTimeoutMs?: number;
  applicationName?: string;
  log?: Log;
}

/** Connects when first asked, and again after the server was away; a lost connection never ends the process. */
export function createDatabase<Tables>(config: DatabaseConfig): Database<Tables> {
  const { kind = 'postgres', log = silentLog } = config;
  const connection: PoolConfig = {
    ...config.connection,
    types: columnTypes,
    application_name: config.applicationName ?? 'pulse',
    connectionTimeoutMillis: config.connectTimeoutMs ?? 5_000,
    keepAlive: true,
  };
  const pool = new pg.Pool({
    ...connection,
    max: config.maxConnections ?? 8,
    idleTimeoutMillis: 10_000,
    statement_timeout: config.statementTimeoutMs ?? 30_000,
  });
  const onLost = (error: Error) =>
    log.warn({ detail: error.message }, 'lost a database connection');
  pool.on('error', onLost);
  // The pool stops watching a client that is checked out; without this its loss would be uncaught.
  pool.on('connect', (client) => client.on('error', onLost));

  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const listener = createListener(connection, log);
  let closing: Promise<void> | undefined;

  return {
    kind,
    pool,
    kysely,
    listen: (channel, handler) => listener.listen(channel, handler),
    health: () =>
      measureHealth(kind, async () => {
        await pool.query('select 1');
        return undefined;
      }),
    close() {
      // Ending the pool is all that kysely.destroy() would do, and pg refuses to end twice.
      closing ??= listener.close().then(() => pool.end());
      return closing;
    },
  };
}
