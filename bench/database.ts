import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbeddedDatabase } from '../apps/server/src/platform/database/index.ts';

export interface BenchDatabase {
  /** A new empty database on the one server that all contestants share. */
  create(name: string): Promise<string>;
  close(): Promise<void>;
}

/** One PostgreSQL for Pulse and for the bare program beside it. */
export const startDatabase = async (): Promise<BenchDatabase> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pulse-bench-db-'));
  const server = await openEmbeddedDatabase({ dataFolder });
  const { host, user, password } = server.connection;
  return {
    create: async (name) => {
      const client = new pg.Client(server.connection);
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return `postgres://${user}:${password}@/${name}?host=${encodeURIComponent(host ?? '')}`;
    },
    close: async () => {
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
};
