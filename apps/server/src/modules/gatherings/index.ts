export { comingOccasions, type Occasion } from './coming-occasions.ts';
export { expectedPatients } from './expected-patients.ts';
export { lastGatheringChange } from './last-gathering-change.ts';
export { type ListedHoliday, listHolidays } from './list-holidays.ts';
export { listPlannedGatherings, type PlacedGathering } from './list-planned-gatherings.ts';
export { loadHolidays } from './load-holidays.ts';
export { holidayDates } from './queries.ts';
export { type PlannedGathering, storeGatherings } from './store-gatherings.ts';
