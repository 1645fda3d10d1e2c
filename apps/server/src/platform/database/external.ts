import pg, { type PoolConfig } from 'pg';
import { measureHealth } from '../health.ts';
import type { DatabaseServer } from './port.ts';

export interface ExternalDatabaseOptions {
  url: string;
  connectTimeoutMs?: number;
}

export class UnsupportedDatabaseError extends Error {
  override name = 'UnsupportedDatabaseError';
}

const oldestMajorVersion = 15;

/** Somebody else's server. Refuses a version that the migrations do not run on. */
export async function openExternalDatabase(
  options: ExternalDatabaseOptions,
): Promise<DatabaseServer> {
  const connection: PoolConfig = { connectionString: options.url };
  const connectTimeoutMs = options.connectTimeoutMs ?? 5_000;
  await requireSupportedVersion(connection, connectTimeoutMs);
  return {
    kind: 'external',
    connection,
    health: () =>
      measureHealth('external', async () => {
        await askServer(connection, connectTimeoutMs, 'select 1');
        return undefined;
      }),
    async close() {},
  };
}

async function requireSupportedVersion(connection: PoolConfig, timeoutMs: number): Promise<void> {
  const version = Number(await askServer(connection, timeoutMs, 'show server_version_num'));
  if (Math.floor(version / 10_000) >= oldestMajorVersion) return;
  throw new UnsupportedDatabaseError(
    `DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}; Pulse needs ${oldestMajorVersion} or later`,
  );
}

/** One question on a connection of its own; gives the first column of the first row. */
export async function askServer(
  connection: PoolConfig,
  timeoutMs: number,
  question: string,
): Promise<unknown> {
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: question, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end().catch(() => {});
  }
}
