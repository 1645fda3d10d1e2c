import type { Worker } from 'node:worker_threads';
import type { Plan, PlanProblem } from '@pulse/ml/plan';
import { startThread } from '../../../platform/threads/start-thread.ts';

export interface SolveLimits {
  readonly timeLimitSeconds: number;
  /** Stops once the plan is proven this near to the best. */
  readonly gap: number;
}

/** Rejects when there is no plan; whoever asks falls back on one of its own. */
export type Solve = (problem: PlanProblem, limits: SolveLimits) => Promise<Plan>;

export interface Asked extends SolveLimits {
  readonly problem: PlanProblem;
}

export type Told =
  | { kind: 'solved'; plan: Plan; isSpent: boolean }
  | { kind: 'failed'; message: string };

/** A solver that broke, or did not answer in time. */
export class SolveError extends Error {
  override readonly name = 'SolveError';
}

/** Past its time limit the solver still has to write its answer down. */
const graceMs = 10_000;

let warm: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Solves in a thread that stays, with HiGHS loaded, for the next one; one at a time, in the order
 * they were asked. A thread whose solver broke or hangs is replaced.
 *
 * @throws SolveError
 */
export const solveInThread: Solve = (problem, limits) => {
  const turn = last.then(() => ask({ problem, ...limits }));
  last = turn.catch(() => undefined);
  return turn;
};

const ask = (asked: Asked): Promise<Plan> => {
  const thread = warm ?? start();
  warm = thread;
  thread.ref();
  return new Promise<Told>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new SolveError('the solver did not answer in time')),
      asked.timeLimitSeconds * 1_000 + graceMs,
    );
    const settle = (): void => {
      clearTimeout(timer);
      thread.removeAllListeners();
    };
    thread.once('message', (told: Told) => {
      settle();
      resolve(told);
    });
    thread.once('error', (cause) => {
      settle();
      reject(new SolveError(String(cause), { cause }));
    });
    thread.once('exit', (code) => {
      settle();
      reject(new SolveError(`the solver ended with code ${code}`));
    });
    thread.postMessage(asked);
  }).then(
    (told) => {
      if (told.kind === 'failed' || told.isSpent) drop(thread);
      else thread.unref();
      if (told.kind === 'failed') throw new SolveError(told.message);
      return told.plan;
    },
    (error: unknown) => {
      drop(thread);
      throw error;
    },
  );
};

const start = (): Worker =>
  startThread({ name: 'plan-thread', source: new URL('./plan-thread.ts', import.meta.url) });

const drop = (thread: Worker): void => {
  if (warm === thread) warm = undefined;
  // What a thread says while it is ended concerns nobody any more.
  thread.on('error', () => undefined);
  void thread.terminate();
};
