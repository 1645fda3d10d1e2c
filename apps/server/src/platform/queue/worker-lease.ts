import type { Pool } from 'pg';
import { describeError } from '../health.ts';
import type { Log } from '../log.ts';

export interface LeaseOptions {
  pool: Pool;
  /** The live workers of this process. */
  workerIds: ReadonlySet<string>;
  leaseMs: number;
  ready: () => Promise<void>;
  log: Log;
}

/**
 * graphile-worker itself frees the jobs of a killed process after four hours. Here workers say every
 * third of a lease that they live, and the jobs of those who did not for a whole lease are freed.
 */
export function startLease(options: LeaseOptions): { close(): Promise<void> } {
  const { pool, workerIds, leaseMs, ready, log } = options;
  let renewing: Promise<void> | undefined;

  async function renew() {
    try {
      await ready();
      await pool.query(
        `insert into pulse_queue.workers (id, seen_at) select unnest($1::text[]), now()
         on conflict (id) do update set seen_at = excluded.seen_at`,
        [[...workerIds]],
      );
      await freeAbandonedJobs(pool, leaseMs);
    } catch (error) {
      log.warn({ detail: describeError(error) }, 'the queue lease was not renewed');
    }
  }
  const turn = () => {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
  };
  turn();
  const timer = setInterval(turn, leaseMs / 3);
  timer.unref();

  return {
    async close() {
      clearInterval(timer);
      await renewing;
    },
  };
}

async function freeAbandonedJobs(pool: Pool, leaseMs: number): Promise<void> {
  await pool.query(
    `with lease as (select now() - $1 * interval '1 ms' as began),
     gone as (delete from pulse_queue.workers using lease where seen_at < began)
     select graphile_worker.force_unlock_workers(array(
       select distinct locked_by from graphile_worker.jobs, lease
       where locked_at < began and not exists (
         select from pulse_queue.workers where id = locked_by and seen_at >= began)))`,
    [leaseMs],
  );
}
