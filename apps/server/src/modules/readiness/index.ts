export { type BedDay, type BedsInput, forecastBeds } from './forecast-beds.ts';
export { forecastHospital, type HospitalForecast } from './forecast-hospital.ts';
export { forecastSurge, type SurgeForecast } from './forecast-surge.ts';
export { driverGroups, type SurgeDrivers } from './surge-drivers.ts';
export type { DriverGroup, SurgeStream } from './surge-features.ts';
export { dayMs, type SurgeInput, type SurgeRow } from './surge-row.ts';
export { createSurgeWalk, type SurgeSeries, type SurgeWalk } from './surge-walk.ts';
