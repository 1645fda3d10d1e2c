export { type Boosting, readBoosting } from './boosting.ts';
export type { BoostingInput, BoostingOptions } from './boosting-options.ts';
export type { Contributions } from './explain-row.ts';
export { fitBoosting } from './fit-boosting.ts';
export { type ForestOptions, fitForest } from './fit-forest.ts';
export {
  fitIsolationForest,
  type IsolationForest,
  type IsolationOptions,
  readIsolationForest,
} from './isolation-forest.ts';
export type { LossName } from './loss/index.ts';
export { ModelBytesError } from './model-bytes.ts';
export { type OutOfBag, type RandomForest, readForest } from './random-forest.ts';
export type { TrainingTable } from './training-table.ts';
