export { createMlflowTracking, type MlflowOptions } from './mlflow.ts';
export { createNoTracking } from './none.ts';
export { type TrackedRun, type Tracking, TrackingError } from './port.ts';
