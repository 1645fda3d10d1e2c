export { ensureObservationPartitions } from './ensure-observation-partitions.ts';
export { insertObservations, type NewObservation } from './queries.ts';
export { sweepObservations } from './sweep-observations.ts';
