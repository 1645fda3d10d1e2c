import type { Consumer } from '../../kernel/consumer.ts';
import type { Tracking } from '../../platform/tracking/index.ts';
import { trackRun } from './track-run.ts';
import { type TrainingParts, trainRequested } from './train-requested.ts';

export const modelConsumers = (
  parts: TrainingParts & { readonly tracking: Tracking },
): readonly Consumer[] => [
  { topic: 'model.requested', name: 'train-model', handle: trainRequested(parts) },
  { topic: 'model.trained', name: 'track-run', handle: trackRun(parts.tracking) },
];
