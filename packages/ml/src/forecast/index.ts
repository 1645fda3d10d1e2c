export { type AdaptiveLevels, adaptiveLevels } from './adaptive-levels.ts';
export type { OriginForecast } from './answer-origin.ts';
export { type ModelName, modelNames, type PlanInput, planForecast } from './forecast-plan.ts';
export type { ForecastWalk } from './forecast-walk.ts';
export { type Holiday, type HolidayCalendar, holidayCalendar } from './holidays.ts';
