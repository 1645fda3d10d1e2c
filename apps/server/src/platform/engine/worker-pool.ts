import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import { describeError } from '../health.ts';
import type { Log } from '../log.ts';
import { EngineError } from './engine-error.ts';
import { createPlacesToRun } from './places-to-run.ts';

export interface PoolOptions {
  readonly threads: number;
  /** Tasks that may wait besides those that run. */
  readonly queueLimit: number;
  readonly timeoutMs: number;
  /** Threads end after so long without work, and give their memory back. */
  readonly idleMs: number;
  readonly log: Log;
  /** What the threads run, instead of the engine's own. */
  readonly file?: URL;
}

export interface PoolState {
  readonly threads: number;
  readonly running: number;
  readonly waiting: number;
  readonly queueLimit: number;
  readonly completed: number;
  readonly rejected: number;
  readonly late: number;
  readonly crashed: number;
}

export interface RunOptions {
  /** Waiting counts. */
  readonly timeoutMs?: number | undefined;
  /** The next part of work that was taken on: a full queue does not send it away. */
  readonly isContinued?: boolean;
}

export interface WorkerPool<Task, Answer> {
  /** @throws EngineError `busy` at once when the queue is full, `late`, `crashed` */
  run(task: Task, options?: RunOptions): Promise<Answer>;
  state(): PoolState;
  close(): Promise<void>;
}

/**
 * Threads that start with the first task. The queue is ours: Piscina does not count tasks that can
 * be aborted towards its limit, and leaves them lying when the thread before them dies.
 */
export const createWorkerPool = <Task, Answer>(options: PoolOptions): WorkerPool<Task, Answer> => {
  const { threads, queueLimit, log } = options;
  const places = createPlacesToRun(threads);
  const counts = { completed: 0, rejected: 0, late: 0, crashed: 0 };
  const limits = new Set<AbortController>();
  let pool: Piscina<Task, Answer> | undefined;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  /** Piscina leaves what runs without an answer when it is destroyed. */
  const dispose = async (why: EngineError) => {
    clearTimeout(idle);
    for (const limit of limits) limit.abort(why);
    const disposed = pool;
    pool = undefined;
    await disposed?.destroy();
  };
  const open = (): Piscina<Task, Answer> => {
    const opened = openPiscina<Task, Answer>(threads, options.file ?? engineWorker());
    opened.on('error', (error) => {
      log.warn({ detail: describeError(error) }, 'a thread of the engine ended');
      if (pool === opened) void dispose(brokenOff(error));
    });
    return opened;
  };
  const restSoon = () => {
    if (places.running() > 0 || pool === undefined) return;
    clearTimeout(idle);
    idle = setTimeout(() => void dispose(stopping()), options.idleMs);
    idle.unref();
  };
  const runNow = async (task: Task, signal: AbortSignal): Promise<Answer> => {
    try {
      pool ??= open();
      return await pool.run(task, { signal });
    } catch (error) {
      throw signal.reason instanceof EngineError ? signal.reason : brokenOff(error);
    }
  };
  const take = async (task: Task, limit: AbortController): Promise<Answer> => {
    if (!(await places.take(limit.signal))) throw limit.signal.reason ?? stopping();
    try {
      return await runNow(task, limit.signal);
    } finally {
      places.leave();
    }
  };

  return {
    run: async (task, { timeoutMs = options.timeoutMs, isContinued = false } = {}) => {
      if (closed) throw stopping();
      if (!isContinued && places.running() + places.waiting() >= threads + queueLimit) {
        counts.rejected += 1;
        throw new EngineError('busy', 'The engine has all the work that it can take.');
      }
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(late()), timeoutMs);
      clearTimeout(idle);
      limits.add(limit);
      try {
        const answer = await take(task, limit);
        counts.completed += 1;
        return answer;
      } catch (error) {
        if (error instanceof EngineError && error.code === 'late') counts.late += 1;
        if (error instanceof EngineError && error.code === 'crashed') counts.crashed += 1;
        throw error;
      } finally {
        limits.delete(limit);
        clearTimeout(timer);
        restSoon();
      }
    },
    state: () => ({
      threads: pool?.threads.length ?? 0,
      running: places.running(),
      waiting: places.waiting(),
      queueLimit,
      ...counts,
    }),
    close: async () => {
      closed = true;
      places.sendAway();
      await dispose(stopping());
    },
  };
};

const late = () => new EngineError('late', 'The engine did not answer in time.');

const brokenOff = (cause: unknown) =>
  new EngineError('crashed', `The engine broke off: ${describeError(cause)}.`, { cause });

const stopping = () => new EngineError('unreachable', 'The engine is stopping.');

const memoryLimitMb = 384;

const isSource = import.meta.url.endsWith('.ts');

const engineWorker = (): URL =>
  new URL(isSource ? './worker.ts' : './engine-worker.js', import.meta.url);

const openPiscina = <Task, Answer>(threads: number, file: URL): Piscina<Task, Answer> =>
  new Piscina<Task, Answer>({
    filename: fileURLToPath(file),
    minThreads: threads,
    maxThreads: threads,
    // A thread that runs wild ends by itself, not the whole server with it.
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    recordTiming: false,
    ...(isSource && { execArgv: ['--import', tsxLoader()] }),
  });

/** Threads inherit no loader: among sources each brings TypeScript along. */
const tsxLoader = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
