export { ensureObservationPartitions } from './ensure-observation-partitions.ts';
export { recordObservations } from './record-observations.ts';
export { type PastObservation, storePastObservations } from './store-past-observations.ts';
export { sweepObservations } from './sweep-observations.ts';
