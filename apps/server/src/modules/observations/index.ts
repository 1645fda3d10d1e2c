export { ensureObservationPartitions } from './ensure-observation-partitions.ts';
export { listReportingHospitals } from './list-reporting-hospitals.ts';
export {
  type ObservedFigure,
  observedFigures,
  type SeenUntil,
  toldSince,
} from './observed-figures.ts';
export { recordObservations } from './record-observations.ts';
export {
  type ArrivalVersion,
  type ListArrivalVersionsInput,
  listArrivalVersions,
} from './roll-up-arrival-versions.ts';
export { rollUpHospitalDays } from './roll-up-hospital-days.ts';
export { type HospitalDay, listHospitalDays } from './roll-up-list-days.ts';
export type { DayParts } from './roll-up-parts.ts';
export { type PastObservation, storePastObservations } from './store-past-observations.ts';
export { sweepObservations } from './sweep-observations.ts';
