import type { CompiledProblem } from './compile-problem.ts';
import { describeActions, describeOccupancy, describeShortages } from './describe-plan.ts';
import { findRelief } from './find-relief.ts';
import type { Plan } from './plan.ts';
import type { PlanParts } from './plan-parts.ts';
import type { PlanScore } from './score-plan.ts';

const mostReliefs = 20;

/** Amounts and what was proven of them, as a plan for people. */
export const finishPlan = (
  compiled: CompiledProblem,
  parts: PlanParts,
  given: {
    method: Plan['method'];
    amounts: Float64Array;
    score: PlanScore;
    bound: number | null;
    price: number;
    fallbackReason: string | null;
  },
): Plan => {
  const { method, amounts, score, fallbackReason } = given;
  // Solver and scorer may differ by rounding; a bound further above would be an error, and shows.
  const rounding = given.bound !== null && given.bound <= score.objective * (1 + 1e-6);
  const bound = rounding ? Math.min(given.bound ?? 0, score.objective) : given.bound;
  const distance = bound === null ? null : score.objective - bound;
  return {
    method,
    fallbackReason,
    actions: describeActions(compiled, amounts, score),
    objective: score.objective,
    bound,
    gap: distance === null ? null : distance === 0 ? 0 : distance / score.objective,
    money: score.money,
    transfers: score.transfers,
    shortages: describeShortages(compiled, score),
    relief: findRelief(compiled, parts, score, given.price, mostReliefs),
    lockConflicts: compiled.lockConflicts,
    occupancy: describeOccupancy(compiled, score),
  };
};
