import {
  createOnlineDetector,
  type DetectorSettings,
  type OnlineDetector,
} from '@pulse/ml/anomaly';
import { readSensorModel } from './sensor-bytes.ts';

export interface SensorReading {
  readonly sensorId: string;
  /** When it was read, ISO 8601. */
  readonly at: string;
  readonly value: number;
}

export interface JudgedReading extends SensorReading {
  /** 0-1: how likely this reading opens an incident. */
  readonly score: number;
  readonly anomaly: boolean;
  readonly reason: string | null;
  /** Nine of ten readings lie between these; null while too little is known. */
  readonly expectedLow: number | null;
  readonly expectedHigh: number | null;
}

export interface SensorModel {
  readonly settings: DetectorSettings;
  /**
   * Judges readings of any sensors, of each in order of time, by the earlier ones of the same call.
   * The answers come in the order of the readings.
   */
  detect(readings: readonly SensorReading[]): JudgedReading[];
  /** A detector that goes on from call to call, for one sensor. */
  watch(): OnlineDetector;
}

/** Reads a sensor model. Throws an Error for other bytes. */
export const loadSensor = (bytes: Uint8Array): SensorModel => {
  const settings = readSensorModel(bytes);
  const watch = () => createOnlineDetector(settings);
  return {
    settings,
    watch,
    detect: (readings) => {
      const detectors = new Map<string, OnlineDetector>();
      return readings.map((reading) => {
        const detector = detectors.get(reading.sensorId) ?? watch();
        detectors.set(reading.sensorId, detector);
        const verdict = detector.observe(Date.parse(reading.at), reading.value);
        return {
          ...reading,
          score: verdict.score,
          anomaly: verdict.anomaly,
          reason: verdict.reason,
          expectedLow: knownOrNull(verdict.expectedLow),
          expectedHigh: knownOrNull(verdict.expectedHigh),
        };
      });
    },
  };
};

const knownOrNull = (x: number): number | null => (Number.isFinite(x) ? x : null);
