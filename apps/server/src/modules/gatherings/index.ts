export { comingOccasions, type Occasion } from './coming-occasions.ts';
export { lastGatheringChange } from './last-gathering-change.ts';
export { type Crowd, expectedPatients } from './expected-patients.ts';
export { type ListedHoliday, listHolidays } from './list-holidays.ts';
export { listPlannedGatherings, type PlacedGathering } from './list-planned-gatherings.ts';
export { loadHolidays } from './load-holidays.ts';
export { holidayDates } from './queries.ts';
export { type PlannedGathering, storeGatherings } from './store-gatherings.ts';
