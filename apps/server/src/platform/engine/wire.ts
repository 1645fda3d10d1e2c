import type {
  AnomalyAnswer,
  AnomalyRequest,
  Classified,
  ClassifyItem,
  Predicted,
  PredictRequest,
  SeriesHistory,
} from '@pulse/contract';
import type { z } from 'zod';
import type {
  Anomalies,
  Classification,
  Forecast,
  SensorReading,
  SeriesToForecast,
  TextToClassify,
} from './port.ts';

/** Between the port's words and those of the engine's wire; both ends use these. */
export const textToWire = (text: TextToClassify): ClassifyItem => ({
  text: text.text,
  location: text.location,
  time: text.at?.toISOString(),
  category: text.category,
  votes: text.votes,
  usual_severity: text.usualSeverity,
  time_zone: text.timeZone,
});

export const textFromWire = (item: ClassifyItem): TextToClassify => ({
  text: item.text,
  location: item.location,
  at: item.time === undefined ? undefined : new Date(item.time),
  category: item.category,
  votes: item.votes,
  usualSeverity: item.usual_severity,
  timeZone: item.time_zone,
});

export const classificationToWire = (classification: Classification): Classified => ({
  category: classification.category,
  sub_category: classification.subCategory,
  severity: classification.severity,
  confidence: classification.confidence,
  severity_confidence: classification.severityConfidence,
  reasons: [...classification.reasons],
  severity_reasons: [...classification.severityReasons],
  alternatives: [...classification.alternatives],
  needs_person: classification.needsPerson,
  model_versions: {
    category: classification.modelVersion,
    severity: classification.severityModelVersion,
  },
});

export const classificationFromWire = (classified: Classified): Classification => ({
  category: classified.category,
  subCategory: classified.sub_category,
  severity: classified.severity,
  confidence: classified.confidence,
  severityConfidence: classified.severity_confidence,
  reasons: classified.reasons,
  severityReasons: classified.severity_reasons,
  alternatives: classified.alternatives,
  needsPerson: classified.needs_person,
  modelVersion: classified.model_versions.category,
  severityModelVersion: classified.model_versions.severity,
});

const minuteMs = 60_000;

export const seriesToWire = (series: SeriesToForecast): z.input<typeof PredictRequest> => ({
  area_id: series.areaId ?? undefined,
  horizon: series.horizon,
  prediction_types: [series.signal],
  history: {
    values: Array.from(series.values, (value) => (Number.isNaN(value) ? null : value)),
    start: withOffset(series.startMs, series.offsetMinutes ?? 0),
    step_minutes: series.stepMs / minuteMs,
    seasons: [...series.seasons],
    non_negative: series.nonNegative,
  },
});

export const seriesFromWire = (
  history: SeriesHistory,
  about: Pick<SeriesToForecast, 'signal' | 'areaId' | 'horizon'>,
): SeriesToForecast => ({
  ...about,
  values: Float64Array.from(history.values, (value) => value ?? Number.NaN),
  startMs: Date.parse(history.start),
  offsetMinutes: offsetOf(history.start),
  stepMs: history.step_minutes * minuteMs,
  seasons: history.seasons,
  nonNegative: history.non_negative,
});

/** RFC 3339 with the offset of the place. */
const withOffset = (timeMs: number, offsetMinutes: number): string => {
  if (offsetMinutes === 0) return new Date(timeMs).toISOString();
  const wall = new Date(timeMs + offsetMinutes * minuteMs).toISOString().slice(0, -1);
  const digits = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const ahead = Math.abs(offsetMinutes);
  return `${wall}${offsetMinutes < 0 ? '-' : '+'}${digits(ahead / 60)}:${digits(ahead % 60)}`;
};

const offsetOf = (timestamp: string): number => {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(timestamp) ?? [];
  if (hours === undefined || minutes === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

type WirePrediction = Predicted['predictions'][number];

export const forecastToWire = (
  forecast: Forecast,
  about: Pick<WirePrediction, 'area_id' | 'prediction_type'>,
): WirePrediction => ({
  ...about,
  model: forecast.model,
  points: forecast.points.map(({ atMs, ...point }) => ({
    at: new Date(atMs).toISOString(),
    ...point,
    drivers: [...point.drivers],
  })),
});

/** @throws Error when the answer to one series holds none */
export const forecastFromWire = ({ predictions: [first] }: Predicted): Forecast => {
  if (first === undefined) throw new Error('one series gives one prediction');
  return {
    model: first.model,
    points: first.points.map(({ at, ...point }) => ({ atMs: Date.parse(at), ...point })),
  };
};

type WireReading = AnomalyRequest['readings'][number];

export const readingToWire = (reading: SensorReading): WireReading => ({
  sensor_id: reading.sensorId,
  at: new Date(reading.atMs).toISOString(),
  value: reading.value,
});

export const readingFromWire = (reading: WireReading): SensorReading => ({
  sensorId: reading.sensor_id,
  atMs: Date.parse(reading.at),
  value: reading.value,
});

export const anomaliesToWire = ({ anomalies, modelVersion }: Anomalies): AnomalyAnswer => ({
  anomalies: anomalies.map((anomaly) => ({
    ...readingToWire(anomaly),
    score: anomaly.score,
    reason: anomaly.reason,
  })),
  alert: anomalies.length > 0,
  model_version: modelVersion,
});

export const anomaliesFromWire = (answer: AnomalyAnswer): Anomalies => ({
  anomalies: answer.anomalies.map((anomaly) => ({
    ...readingFromWire(anomaly),
    score: anomaly.score,
    reason: anomaly.reason,
  })),
  modelVersion: answer.model_version,
});
