export { checkPlan, type PlanRule, type PlanViolation } from './check-plan.ts';
export { PlanProblemError } from './check-problem.ts';
export { generateScenario, type ScenarioSize } from './generate-scenario.ts';
export { greedyPlan } from './greedy-plan.ts';
export type { ActionKind } from './lever.ts';
export type { OccupancyRow, Plan, PlanAction, Relief, Shortage } from './plan.ts';
export type {
  BedBlocks,
  Delivery,
  NursePool,
  NurseSource,
  PlanDepartment,
  PlanHospital,
  PlanLink,
  PlanLock,
  PlanProblem,
  PlanStock,
  PlanWeights,
} from './plan-problem.ts';
export { plantScenario } from './plant-scenario.ts';
export { type SolveOptions, solvePlan } from './solve-plan.ts';
export { loadSolver, type Solver, type SolverAnswer } from './solver.ts';
