export { blockingAtOccupancy } from './blocking-at-occupancy.ts';
export { daysLeft } from './days-left.ts';
export { erlangB } from './erlang-b.ts';
export { erlangC, type Queue } from './erlang-c.ts';
export {
  type NedocsInput,
  type NedocsLevelName,
  nedocs,
  nedocsLevel,
  nedocsLevels,
} from './nedocs.ts';
export {
  type CareLevel,
  californianNurseRatios,
  indianNurseRatios,
  type NurseRatios,
  nursesNeeded,
} from './nurses-needed.ts';
export {
  forecastOccupancy,
  type OccupancyForecast,
  type OccupancyInput,
} from './occupancy-forecast.ts';
export { levelChances } from './occupancy-levels.ts';
export { empiricalStay, lognormalStay, type StayCurve } from './occupancy-stay.ts';
export { offeredLoad, squareRootStaffing } from './offered-load.ts';
export {
  type BedPool,
  type OpelInput,
  type OpelMeasure,
  type OpelReason,
  type OpelThresholds,
  opelLevel,
} from './opel-level.ts';
