import type { Plan, PlanProblem } from '@pulse/ml/plan';
import { inTurns, type Steps } from '../../../kernel/in-turns.ts';
import type { PlanState } from '../agents/plan-state.ts';
import { type NamedAdvice, runAgents } from '../agents/run-agents.ts';
import { buildProblem } from '../problem/build-problem.ts';
import { fallBack } from './settle-plan.ts';
import type { Solve } from './solve-in-thread.ts';

export interface Coordinated {
  readonly state: PlanState;
  readonly advice: readonly NamedAdvice[];
  readonly problem: PlanProblem;
  readonly plan: Plan;
}

/** What counts as solved: proven within so much of the best. */
const targetGap = 0.01;

/** One plan from what all agents propose; without an answer of the solver, the greedy one. */
export const coordinate = async (state: PlanState, solve: Solve): Promise<Coordinated> => {
  const { advice, problem } = await inTurns(pose(state));
  const limits = { timeLimitSeconds: state.settings.timeLimitSeconds, gap: targetGap };
  const plan = await solve(problem, limits).catch((error: unknown) => fallBack(problem, error));
  return { state, advice, problem, plan };
};

function* pose(state: PlanState): Steps<Pick<Coordinated, 'advice' | 'problem'>> {
  const advice = yield* runAgents(state);
  const proposals = advice.flatMap((one) => one.proposals);
  return { advice, problem: yield* buildProblem(state, proposals) };
}
