export { type Crowd, expectedPatients } from './expected-patients.ts';
export { loadHolidays } from './load-holidays.ts';
export { holidayDates } from './queries.ts';
