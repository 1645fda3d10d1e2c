import { parentPort } from 'node:worker_threads';
import { loadSolver, type Solver, solvePlan } from '@pulse/ml/plan';
import highs from 'highs';
import { settlePlan } from './settle-plan.ts';
import type { Asked, Told } from './solve-in-thread.ts';

const loading = loadSolver(highs);

/** HiGHS that threw may not be asked again: the other side is told, and starts another thread. */
const watched = (solver: Solver): { solver: Solver; hasThrown: () => boolean } => {
  let thrown = false;
  return {
    solver: {
      solve: (model, options) => {
        try {
          return solver.solve(model, options);
        } catch (error) {
          thrown = true;
          throw error;
        }
      },
    },
    hasThrown: () => thrown,
  };
};

parentPort?.on('message', async ({ problem, timeLimitSeconds, gap }: Asked) => {
  let told: Told;
  try {
    const { solver, hasThrown } = watched(await loading);
    const now = () => performance.now();
    const plan = settlePlan(problem, (given) =>
      solvePlan(given, solver, { timeLimitSeconds, gap, now }),
    );
    told = { kind: 'solved', plan, isSpent: hasThrown() };
  } catch (error) {
    told = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(told);
});
