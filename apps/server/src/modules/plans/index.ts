export { keepPlans, planConsumers } from './jobs.ts';
export type { PlanSources } from './load-state.ts';
export { answerInThread, solveInThread } from './solve/solve-in-thread.ts';
export { sweepPlans } from './sweep-plans.ts';
