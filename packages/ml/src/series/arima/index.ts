export { type ArimaForecaster, type ArimaOptions, arima } from './arima.ts';
export { type AutoArimaOptions, autoArima } from './auto-arima.ts';
export type { FittedArima } from './fitted-arima.ts';
export type { ArimaOrder } from './order.ts';
