import type { Secrets } from './config/index.ts';
import {
  createMlflowTracking,
  createNoTracking,
  type Tracking,
} from './platform/tracking/index.ts';

/** MLflow where its address is set. */
export const openTracking = ({ mlflowTrackingUri: uri }: Secrets): Tracking =>
  uri === undefined ? createNoTracking() : createMlflowTracking({ uri });
