export { loadHolidays } from './load-holidays.ts';
export { holidayDates } from './queries.ts';
export { type PlannedGathering, storeGatherings } from './store-gatherings.ts';
