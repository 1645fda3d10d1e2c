import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openSeverableProxy } from '../testing/severable-proxy.ts';
import { openTestDatabase, type TestDatabase } from '../testing/template-database.ts';
import { describeQueue } from './contract-suite.ts';
import { describeQueueOutage } from './outage-suite.ts';
import { createPostgresQueue } from './postgres.ts';

const url = process.env.TEST_DATABASE_URL;
const reason = url ? '' : ' (skipped: TEST_DATABASE_URL is not set)';
const timing = { leaseMs: 600, pollIntervalMs: 100 };

describe.skipIf(!url)(`postgres${reason}`, () => {
  let database: TestDatabase<unknown>;
  beforeAll(async () => {
    const noMigrations = await mkdtemp(join(tmpdir(), 'pulse-none-'));
    database = await openTestDatabase({ migrationsFolder: noMigrations });
    await rm(noMigrations, { recursive: true });
  });
  afterAll(() => database.close());
  const connection = (): PoolConfig => ({ connectionString: database.url });

  describeQueue(() => createPostgresQueue({ connection: connection(), ...timing }));

  describeQueueOutage(async () => {
    const { searchParams, hostname, port: ownPort } = new URL(database.url);
    const host = searchParams.get('host') ?? hostname;
    const port = Number(ownPort || 5432);
    const proxy = await openSeverableProxy(
      host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port },
    );
    const proxied = new URL(database.url);
    proxied.searchParams.delete('host');
    proxied.host = `127.0.0.1:${proxy.port}`;
    const queue = createPostgresQueue({
      connection: { connectionString: proxied.href },
      ...timing,
    });
    return { queue, proxy };
  });

  it('sets itself up once when two servers start at once', async () => {
    await database.pool.query(
      'drop schema if exists graphile_worker cascade; drop schema if exists pulse_queue cascade',
    );
    const queues = [1, 2, 3].map(() =>
      createPostgresQueue({ connection: connection(), ...timing }),
    );
    await Promise.all(queues.map((queue) => queue.publish('early', [{ id: 'x', payload: 1 }])));
    await Promise.all(queues.map((queue) => queue.close()));
  });

  it('hands on what a killed process was working on', async () => {
    const listed = createPostgresQueue({ connection: connection(), ...timing });
    listed.consume('killed', 'heir', async () => {}, { concurrency: 1, maxAttempts: 3 });
    await listed.start();
    await listed.close();
    const publisher = createPostgresQueue({ connection: connection(), ...timing });
    await publisher.publish('killed', [{ id: 'orphan', payload: 1 }]);
    await publisher.close();
    await database.pool.query(`update graphile_worker._private_jobs
      set locked_by = 'worker-of-the-dead', locked_at = now() - interval '2 seconds', attempts = 1`);

    const got: unknown[] = [];
    const heir = createPostgresQueue({ connection: connection(), ...timing });
    const handler = async (delivery: unknown) => void got.push(delivery);
    heir.consume('killed', 'heir', handler, { concurrency: 1, maxAttempts: 3 });
    await heir.start();
    await vi.waitFor(() => expect(got).toEqual([{ id: 'orphan', payload: 1, attempt: 2 }]), 10_000);
    await heir.close();
  });

  it('leaves a slow handler alone for longer than a lease', async () => {
    const queue = createPostgresQueue({ connection: connection(), ...timing });
    let calls = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handler = async () => {
      calls += 1;
      await held;
    };
    queue.consume('slow', 'worker', handler, { concurrency: 2, maxAttempts: 3 });
    await queue.start();
    await queue.publish('slow', [{ id: 'long', payload: 1 }]);
    await vi.waitFor(async () => {
      const { rows } = await database.pool.query(
        `select count(*) from graphile_worker.jobs where locked_at < now() - interval '1500 ms'`,
      );
      expect(rows[0].count).toBe(1);
    }, 10_000);
    expect(calls).toBe(1);
    release();
    await queue.close();
  });
});
