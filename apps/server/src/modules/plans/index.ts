export type { PlanSources } from './load-state.ts';
export { makePlan } from './make-plan.ts';
export { solveInThread } from './solve/solve-in-thread.ts';
