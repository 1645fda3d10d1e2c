export { modelConsumers } from './jobs.ts';
export { listModels } from './list-models.ts';
export { type LiveModel, liveModel } from './live-models.ts';
export { promoteRun, rollBack } from './promote-run.ts';
export { type LiveError, recordLiveErrors } from './record-live-errors.ts';
export { sweepRuns } from './sweep-runs.ts';
export { trackRun } from './track-run.ts';
export { TrainingError, trainInThread } from './train-in-thread.ts';
export { trainNow } from './train-now.ts';
