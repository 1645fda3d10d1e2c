import type { Kysely } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import type { Health } from '../health.ts';

/** A PostgreSQL server, ours or somebody else's, and how to reach it. */
export interface DatabaseServer {
  kind: string;
  connection: PoolConfig;
  health(): Promise<Health>;
  close(): Promise<void>;
}

/** Undefined means: the line was down and is back, so look for yourself at what was missed. */
export type NotificationHandler = (payload: string | undefined) => void;

export type Unsubscribe = () => Promise<void>;

/** Open connections to one database, typed by its tables. */
export interface Database<Tables> {
  kind: string;
  pool: Pool;
  kysely: Kysely<Tables>;
  listen(channel: string, handler: NotificationHandler): Promise<Unsubscribe>;
  health(): Promise<Health>;
  close(): Promise<void>;
}
