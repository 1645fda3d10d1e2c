import { checkPlan, greedyPlan, type Plan, type PlanProblem } from '@pulse/ml/plan';

/**
 * The solver's plan, if the checker, which shares nothing with it, finds nothing in it; else the
 * greedy plan, which says why. Heavy: runs in the thread.
 *
 * @throws PlanProblemError for a problem that nothing can be planned for
 */
export const settlePlan = (problem: PlanProblem, solve: (problem: PlanProblem) => Plan): Plan => {
  let solved: Plan;
  try {
    solved = solve(problem);
  } catch (error) {
    return fallBack(problem, error);
  }
  const [first, ...more] = checkPlan(problem, solved);
  if (first === undefined) return solved;
  const others = more.length === 0 ? '' : `, and ${more.length} more`;
  return fallBack(
    problem,
    `the checker refused the solver's plan: ${first.rule} at ${first.where}${others}`,
  );
};

/** The greedy plan, with the reason why it has to do. */
export const fallBack = (problem: PlanProblem, error: unknown): Plan => ({
  ...greedyPlan(problem),
  fallbackReason: error instanceof Error ? error.message : String(error),
});
