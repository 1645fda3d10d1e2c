export type { ChangedDemand, DepartmentDemand, HospitalDemand } from './hospital-demand.ts';
export {
  type AppliedForecast,
  applyFit,
  type DayInputs,
  type SurgeInputs,
} from './surge/apply-fit.ts';
export {
  dayParts,
  learnPartShares,
  type PartShares,
  type PartsOfDay,
  sharesOn,
  splitDayParts,
} from './surge/day-parts.ts';
export { fitSeries } from './surge/fit-series.ts';
export { type BedDay, type BedsInput, forecastBeds } from './surge/forecast-beds.ts';
export { forecastHospital, type HospitalForecast } from './surge/forecast-hospital.ts';
export { forecastSurge, type SurgeForecast } from './surge/forecast-surge.ts';
export { SeriesFit } from './surge/series-fit.ts';
export { driverGroups, type SurgeDrivers } from './surge/surge-drivers.ts';
export type { DriverGroup, SurgeStream } from './surge/surge-features.ts';
export { dayMs, type SurgeInput, type SurgeRow } from './surge/surge-row.ts';
export { createSurgeWalk, type SurgeSeries, type SurgeWalk } from './surge/surge-walk.ts';
