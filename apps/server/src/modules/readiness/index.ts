export { type ChangeDemandInput, changeDemand } from './change-demand.ts';
export { isMinorHoliday } from './features/is-minor-holiday.ts';
export { readSurgeSeries, type StoredSeries } from './features/read-surge-series.ts';
export { rebuildFeatures } from './features/rebuild-features.ts';
export { type FitOptions, FittingError, fitInThread } from './fit-in-thread.ts';
export type { ChangedDemand, DepartmentDemand, HospitalDemand } from './hospital-demand.ts';
export { keepSurge, surgeConsumers } from './jobs.ts';
export { loadDemand } from './load-demand.ts';
export { type Refreshed, refreshSurge } from './refresh-surge.ts';
export {
  type AppliedForecast,
  applyFit,
  type DayInputs,
  type SurgeInputs,
} from './surge/apply-fit.ts';
export type { BacktestDay } from './surge/backtest-series.ts';
export {
  dayParts,
  learnPartShares,
  type PartShares,
  type PartsOfDay,
  sharesOn,
  splitDayParts,
} from './surge/day-parts.ts';
export {
  type ArrivalCourse,
  type DepartmentBeds,
  departmentDemand,
  type HospitalBedsInput,
} from './surge/department-demand.ts';
export { usualStayDays } from './surge/department-stay.ts';
export { type FittedSeries, fitNamedSeries, type NamedSeries } from './surge/fit-named-series.ts';
export { fitSeries } from './surge/fit-series.ts';
export { type BedDay, type BedsInput, forecastBeds } from './surge/forecast-beds.ts';
export {
  type CityFits,
  type CityInputs,
  type CityOutlook,
  forecastCity,
  type HospitalFits,
  type HospitalOutlook,
  type SeriesInputs,
} from './surge/forecast-city.ts';
export { type BedsOptions, forecastDepartmentBeds } from './surge/forecast-department-beds.ts';
export { forecastHospital, type HospitalForecast } from './surge/forecast-hospital.ts';
export { forecastSurge, type SurgeForecast } from './surge/forecast-surge.ts';
export { SeriesFit } from './surge/series-fit.ts';
export { driverGroups, type SurgeDrivers } from './surge/surge-drivers.ts';
export type { DriverGroup, SurgeStream } from './surge/surge-features.ts';
export { dayMs, type SurgeInput, type SurgeRow } from './surge/surge-row.ts';
export { createSurgeWalk, type SurgeSeries, type SurgeWalk } from './surge/surge-walk.ts';
export { sweepSurge } from './sweep-surge.ts';
