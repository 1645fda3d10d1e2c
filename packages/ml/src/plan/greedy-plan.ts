import { checkProblem } from './check-problem.ts';
import { compileProblem } from './compile-problem.ts';
import { finishPlan } from './finish-plan.ts';
import type { Plan } from './plan.ts';
import { splitParts } from './plan-parts.ts';
import type { PlanProblem } from './plan-problem.ts';
import { scorePlan } from './score-plan.ts';
import { greedyStart } from './solve-plan.ts';

/** The plan of a prudent person who goes day by day; always exists. Throws for a malformed problem. */
export const greedyPlan = (problem: PlanProblem): Plan => {
  checkProblem(problem);
  const compiled = compileProblem(problem);
  const amounts = greedyStart(compiled);
  return finishPlan(compiled, splitParts(compiled), {
    method: 'greedy',
    amounts,
    score: scorePlan(compiled, amounts),
    bound: null,
    price: 1,
    fallbackReason: null,
  });
};
