import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import { backoffMs } from '../backoff.ts';
import { describeError } from '../health.ts';
import type { JsonValue } from '../json.ts';
import type { Log } from '../log.ts';
import type { Consumer } from './port.ts';

export interface RunningConsumer {
  /** Resolves after the first attempt to start, whatever came of it. */
  firstTry: Promise<void>;
  isRunning(): boolean;
  close(): Promise<void>;
}

export interface ConsumerEnvironment {
  pool: Pool;
  prepare: (consumer: Consumer) => Promise<void>;
  workerIds: Set<string>;
  pollIntervalMs: number;
  log: Log;
}

export const quietLogger = new Logger(() => () => {});

export function taskOf(topic: string, consumerName: string): string {
  return `${topic}:${consumerName}`;
}

/** Keeps a graphile-worker runner going: one of its workers dies whenever it cannot record a result. */
export function runConsumer(consumer: Consumer, environment: ConsumerEnvironment): RunningConsumer {
  const { log } = environment;
  const closing = new AbortController();
  let resolveFirstTry = () => {};
  const firstTry = new Promise<void>((resolve) => {
    resolveFirstTry = resolve;
  });
  let isRunning = false;

  async function keepRunning() {
    for (let failures = 0; !closing.signal.aborted; failures += 1) {
      const events: WorkerEvents = new EventEmitter();
      const ended = whenEnded(events, closing.signal);
      try {
        const runner = await startRunner(consumer, environment, events);
        isRunning = true;
        failures = 0;
        resolveFirstTry();
        const error = await ended;
        isRunning = closing.signal.aborted;
        await runner.stop().catch(() => {});
        if (error) throw error;
      } catch (error) {
        resolveFirstTry();
        if (closing.signal.aborted) return;
        const delayMs = backoffMs(failures + 1, { firstMs: 200, maxMs: 5_000 });
        const task = taskOf(consumer.topic, consumer.consumerName);
        log.warn({ task, detail: describeError(error), delayMs }, 'a consumer will start again');
        await delay(delayMs, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  }
  const done = keepRunning();

  return {
    firstTry,
    isRunning: () => isRunning,
    async close() {
      closing.abort();
      await done;
    },
  };
}

async function startRunner(
  consumer: Consumer,
  { pool, prepare, workerIds, pollIntervalMs, log }: ConsumerEnvironment,
  events: WorkerEvents,
): Promise<Runner> {
  const task = taskOf(consumer.topic, consumer.consumerName);
  await prepare(consumer);
  events.on('worker:create', ({ worker }) => workerIds.add(worker.workerId));
  events.on('worker:stop', ({ worker }) => workerIds.delete(worker.workerId));
  events.on('job:error', ({ error, job }) =>
    log.warn({ task, attempt: job.attempts, detail: describeError(error) }, 'a message failed'),
  );
  const runner = await run({
    pgPool: pool,
    events,
    concurrency: consumer.concurrency,
    pollInterval: pollIntervalMs,
    noHandleSignals: true,
    logger: quietLogger,
    parsedCronItems: [],
    taskList: {
      [task]: async (job, { job: { attempts } }) => {
        const { id, payload } = asMessage(job);
        await consumer.handler({ id, payload, attempt: attempts });
      },
    },
  });
  // Its failures are told by the events; unhandled, it would end the process.
  runner.promise.catch(() => {});
  return runner;
}

/** Undefined when we close, else why a worker ended. */
function whenEnded(events: WorkerEvents, closing: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    events.on('worker:stop', ({ error }) => {
      if (error) resolve(error);
    });
    closing.addEventListener('abort', () => resolve(undefined), { once: true });
    if (closing.aborted) resolve(undefined);
  });
}

/** What `publish` of this port wrote; nobody else adds jobs for these tasks. */
function asMessage(job: unknown): { id: string; payload: JsonValue } {
  return job as { id: string; payload: JsonValue };
}
