export {
  type FittedForecaster,
  type Forecaster,
  type History,
  type PointForecast,
  TooShortError,
} from './forecaster.ts';
export { seasonalNaive } from './seasonal-naive.ts';
