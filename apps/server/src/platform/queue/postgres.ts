import { runMigrations } from 'graphile-worker';
import pg, { type Pool, type PoolConfig } from 'pg';
import { describeError, measureHealth } from '../health.ts';
import { type Log, silentLog } from '../log.ts';
import { ConsumerList, requireName } from './consumer-list.ts';
import type { Consumer, DeadLetter, Queue, QueueMessage } from './port.ts';
import { quietLogger, type RunningConsumer, runConsumer, taskOf } from './run-consumer.ts';
import { startLease } from './worker-lease.ts';

export interface PostgresQueueOptions {
  connection: PoolConfig;
  /** How long the message of a killed process stays with it. */
  leaseMs?: number;
  /** Only retries wait for it; new messages are announced. */
  pollIntervalMs?: number;
  log?: Log;
}

export const workerSchema = 'graphile_worker';
const setupLockKey = 7_285_743_003;

/** On graphile-worker: a job for each message and consumer. Retries after about 3, 7, 20, 55 s and so on. */
export function createPostgresQueue(options: PostgresQueueOptions): Queue {
  const { connection, leaseMs = 15_000, pollIntervalMs = 1_000, log = silentLog } = options;
  const consumers = new ConsumerList();
  const running: RunningConsumer[] = [];
  const workerIds = new Set<string>();
  const pool = createPool(connection, log);
  let lease: { close(): Promise<void> } | undefined;
  let setUp: Promise<void> | undefined;
  let closed: Promise<void> | undefined;

  const ready = () => {
    setUp ??= createTables(pool).catch((error: unknown) => {
      setUp = undefined;
      throw error;
    });
    return setUp;
  };
  const prepare = async (consumer: Consumer) => {
    await ready();
    await subscribe(pool, consumer);
  };
  async function close() {
    await Promise.all(running.map((consumer) => consumer.close()));
    await lease?.close();
    await pool.end();
  }

  return {
    kind: 'postgres',
    async publish(topic, messages) {
      requireName(topic);
      if (messages.length === 0) return;
      await ready();
      await addJobs(pool, topic, messages);
    },
    consume(topic, consumerName, handler, consumeOptions) {
      consumers.add({ topic, consumerName, handler, ...consumeOptions });
    },
    async start() {
      const started = consumers.start();
      // Each consumer keeps one connection to listen on.
      pool.options.max += started.length;
      const environment = { pool, prepare, workerIds, pollIntervalMs, log };
      for (const consumer of started) running.push(runConsumer(consumer, environment));
      lease = startLease({ pool, workerIds, leaseMs, ready, log });
      await Promise.all(running.map(({ firstTry }) => firstTry));
      if (started.length === 0) {
        await ready().catch((error) =>
          log.warn({ detail: describeError(error) }, 'the queue does not answer yet'),
        );
      }
    },
    async deadLetters(limit = 100) {
      await ready();
      return listDeadLetters(pool, limit);
    },
    health: () =>
      measureHealth('postgres', async () => {
        await pool.query('select 1');
        const stopped = running.filter(({ isRunning }) => !isRunning());
        if (stopped.length > 0) throw new Error(`consumers not running: ${stopped.length}`);
        return undefined;
      }),
    close() {
      closed ??= close();
      return closed;
    },
  };
}

const mostWatchers = 100;

function createPool(connection: PoolConfig, log: Log): Pool {
  const pool = new pg.Pool({
    ...connection,
    application_name: 'pulse-queue',
    max: 6,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    keepAlive: true,
  });
  const onLost = (error: Error) => log.warn({ detail: error.message }, 'lost a queue connection');
  pool.on('error', onLost);
  pool.on('connect', (client) => {
    // The queue watches each client once for every consumer; Node takes more than ten for a leak.
    client.setMaxListeners(mostWatchers);
    client.on('error', onLost);
  });
  return pool;
}

/** Servers that start at once take turns: `create schema if not exists` is not safe by itself. */
async function createTables(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [setupLockKey]);
    await runMigrations({ pgPool: pool, schema: workerSchema, logger: quietLogger });
    await client.query(`
      create schema if not exists pulse_queue;
      create table if not exists pulse_queue.subscriptions (
        topic text not null, consumer_name text not null, task text not null unique,
        max_attempts smallint not null, primary key (topic, consumer_name));
      create table if not exists pulse_queue.workers (
        id text primary key, seen_at timestamptz not null)`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function subscribe(pool: Pool, consumer: Consumer): Promise<void> {
  const { topic, consumerName, maxAttempts } = consumer;
  await pool.query(
    `insert into pulse_queue.subscriptions (topic, consumer_name, task, max_attempts)
     values ($1, $2, $3, $4)
     on conflict (topic, consumer_name) do update set max_attempts = excluded.max_attempts`,
    [topic, consumerName, taskOf(topic, consumerName), maxAttempts],
  );
}

async function addJobs(pool: Pool, topic: string, messages: QueueMessage[]): Promise<void> {
  await pool.query(
    `select count(*) from ${workerSchema}.add_jobs(array(
       select row(task, message, null, null, max_attempts, null, null, null)
         ::${workerSchema}.job_spec
       from pulse_queue.subscriptions,
         json_array_elements($2) with ordinality as published (message, nth)
       where topic = $1
       order by nth))`,
    [topic, JSON.stringify(messages.map(({ id, payload }) => ({ id, payload })))],
  );
}

/** graphile-worker keeps a job whose attempts are used up. Its view lacks the payload, so its table is read. */
async function listDeadLetters(pool: Pool, limit: number): Promise<DeadLetter[]> {
  const { rows } = await pool.query<DeadLetter>(
    `select topic, consumer_name as "consumerName", payload->>'id' as id,
       payload->'payload' as payload, attempts,
       coalesce(last_error, 'the process ended while it worked on this message') as error
     from ${workerSchema}._private_jobs as jobs
     join ${workerSchema}._private_tasks as tasks on tasks.id = jobs.task_id
     join pulse_queue.subscriptions on task = tasks.identifier
     where attempts >= jobs.max_attempts and locked_at is null
     order by updated_at desc
     limit $1`,
    [limit],
  );
  return rows;
}
