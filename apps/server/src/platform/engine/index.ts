export { EngineError, type EngineErrorCode } from './engine-error.ts';
export { createHttpEngine, engineErrorHeader, type HttpEngineOptions } from './http.ts';
export {
  createInProcessEngine,
  type InProcessEngine,
  type InProcessEngineOptions,
  usualSeverity,
} from './in-process.ts';
export { type EngineSettings, type OpenedEngine, openEngine } from './open-engine.ts';
export type {
  Anomalies,
  CallOptions,
  Classification,
  Engine,
  EngineModelState,
  Forecast,
  LiveModel,
  SensorReading,
  SeriesToForecast,
  TextToClassify,
} from './port.ts';
export {
  anomaliesToWire,
  classificationToWire,
  forecastToWire,
  readingFromWire,
  seriesFromWire,
  textFromWire,
} from './wire.ts';
