import type { Worker } from 'node:worker_threads';
import type { Plan, PlanProblem } from '@pulse/ml/plan';
import { startThread } from '../../../platform/threads/start-thread.ts';

export interface SolveLimits {
  readonly timeLimitSeconds: number;
  /** Stops once the plan is proven this near to the best. */
  readonly gap: number;
}

/** A plan that was checked. Rejects when there is none; whoever asks falls back on the greedy one. */
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

/** HiGHS takes more memory than it is worth keeping for the next plan. */
const idleMs = 60_000;

/**
 * Solves in a thread that stays for a minute, with HiGHS loaded, for the next one; one at a time, in the order
 * they were asked. A thread whose solver broke or hangs is replaced.
 *
 * @throws SolveError
 */
const createSolveThread = (): Solve => {
  let warm: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const drop = (thread: Worker): void => {
    if (warm === thread) warm = undefined;
    // What a thread says while it is ended concerns nobody any more.
    thread.on('error', () => undefined);
    void thread.terminate();
  };
  const rest = (thread: Worker): void => {
    thread.unref();
    idle = setTimeout(() => drop(thread), idleMs).unref();
  };
  const solve = async (asked: Asked): Promise<Plan> => {
    clearTimeout(idle);
    const thread = warm ?? start();
    warm = thread;
    thread.ref();
    let told: Told;
    try {
      told = await ask(thread, asked);
    } catch (error) {
      drop(thread);
      throw error;
    }
    if (told.kind === 'failed' || told.isSpent) drop(thread);
    else rest(thread);
    if (told.kind === 'failed') throw new SolveError(told.message);
    return told.plan;
  };
  return (problem, limits) => {
    const turn = last.then(() => solve({ problem, ...limits }));
    last = turn.catch(() => undefined);
    return turn;
  };
};

/** For plans that are kept. */
export const solveInThread: Solve = createSolveThread();
/** For questions, which must not wait until a plan is made. */
export const answerInThread: Solve = createSolveThread();

const start = (): Worker =>
  startThread({ name: 'plan-thread', source: new URL('./plan-thread.ts', import.meta.url) });

const ask = (thread: Worker, asked: Asked): Promise<Told> =>
  new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const fail = (message: string, cause?: unknown): void => {
      settle();
      reject(new SolveError(message, { cause }));
    };
    const onMessage = (told: Told): void => {
      settle();
      resolve(told);
    };
    const onError = (cause: unknown): void => fail(String(cause), cause);
    const onExit = (code: number): void => fail(`the solver ended with code ${code}`);
    const timer = setTimeout(
      () => fail('the solver did not answer in time'),
      asked.timeLimitSeconds * 1_000 + graceMs,
    );
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(asked);
  });
