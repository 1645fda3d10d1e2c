import { checkPlan, greedyPlan, type Plan, type PlanProblem } from '@pulse/ml/plan';
import type { PlanState } from '../agents/plan-state.ts';
import { type NamedAdvice, runAgents } from '../agents/run-agents.ts';
import { buildProblem } from '../problem/build-problem.ts';
import type { Solve } from './solve-in-thread.ts';

export interface Coordinated {
  readonly state: PlanState;
  readonly advice: readonly NamedAdvice[];
  readonly problem: PlanProblem;
  readonly plan: Plan;
}

/** What counts as solved: proven within so much of the best. */
const targetGap = 0.01;

/**
 * One plan from what all agents propose. The solver's plan counts only if the checker, which shares
 * nothing with it, finds nothing in it; else the greedy plan does, and says why.
 */
export const coordinate = async (state: PlanState, solve: Solve): Promise<Coordinated> => {
  const advice = runAgents(state);
  const problem = buildProblem(
    state,
    advice.flatMap(({ proposals }) => proposals),
  );
  const limits = { timeLimitSeconds: state.settings.timeLimitSeconds, gap: targetGap };
  const plan = await solve(problem, limits).then(
    (solved) => refused(problem, solved) ?? solved,
    (error: unknown) => greedy(problem, error instanceof Error ? error.message : String(error)),
  );
  return { state, advice, problem, plan };
};

const refused = (problem: PlanProblem, solved: Plan): Plan | undefined => {
  const [first, ...more] = checkPlan(problem, solved);
  if (first === undefined) return undefined;
  const others = more.length === 0 ? '' : `, and ${more.length} more`;
  return greedy(
    problem,
    `the checker refused the solver's plan: ${first.rule} at ${first.where}${others}`,
  );
};

const greedy = (problem: PlanProblem, fallbackReason: string): Plan => ({
  ...greedyPlan(problem),
  fallbackReason,
});
