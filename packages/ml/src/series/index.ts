export {
  type ArimaForecaster,
  type ArimaOptions,
  type ArimaOrder,
  type AutoArimaOptions,
  arima,
  autoArima,
  type FittedArima,
} from './arima/index.ts';
export { commonStep } from './common-step.ts';
export { drift } from './drift.ts';
export { ets } from './ets/ets.ts';
export { describeEts, type EtsModel } from './ets/ets-model.ts';
export type { FittedEts } from './ets/fit-ets-model.ts';
export { type EtsSelection, selectEts } from './ets/select-ets.ts';
export {
  type FittedForecaster,
  type Forecaster,
  type History,
  type PointForecast,
  TooShortError,
} from './forecaster.ts';
export { type Interpolated, interpolateGaps } from './interpolate-gaps.ts';
export { naive } from './naive.ts';
export {
  createProphet,
  type ProphetForecasterOptions,
  type ProphetModules,
} from './prophet/create-prophet.ts';
export {
  detectRegimeChange,
  detectRegimeChanges,
  type RegimeChange,
  type RegimeOptions,
} from './regime/detect-regime-changes.ts';
export { seasonalNaive } from './seasonal-naive.ts';
export { decomposeMstl, type MstlOptions, type MstlParts } from './stl/decompose-mstl.ts';
export { decomposeStl, type StlOptions, type StlParts } from './stl/decompose-stl.ts';
export { type MstlForecasterOptions, mstl } from './stl/mstl.ts';
export { theta } from './theta.ts';
export {
  type IrregularReason,
  IrregularSeriesError,
  type RegularSeries,
  type TimedValues,
  toRegularSeries,
} from './to-regular-series.ts';
