export { type AdaptiveLevels, adaptiveLevels } from './adaptive-levels.ts';
export type { OriginForecast } from './answer-origin.ts';
export type { Driver, Drivers } from './drivers.ts';
export {
  type Backtest,
  type ExplainedForecast,
  type FitForecastOptions,
  type FittedForecast,
  fitForecast,
} from './fit-forecast.ts';
export { type ForecastManyOptions, forecastMany } from './forecast-many.ts';
export { type ModelName, modelNames, type PlanInput, planForecast } from './forecast-plan.ts';
export type { ForecastWalk } from './forecast-walk.ts';
export {
  type GlobalForecaster,
  type GlobalParts,
  readGlobalForecaster,
} from './global-forecaster.ts';
export { type Holiday, type HolidayCalendar, holidayCalendar } from './holidays.ts';
export type { IntervalForecast } from './intervals.ts';
export { type Hierarchy, type ReconcileOptions, reconcile } from './reconcile.ts';
export { type TrainGlobalOptions, trainGlobal } from './train-global.ts';
