export type { Boosting } from './boosting.ts';
export type { BoostingInput, BoostingOptions } from './boosting-options.ts';
export { fitBoosting } from './fit-boosting.ts';
export type { LossName } from './loss/index.ts';
export type { TrainingTable } from './training-table.ts';
