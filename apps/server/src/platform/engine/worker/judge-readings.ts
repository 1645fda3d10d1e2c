import { createOnlineDetector, type OnlineDetector } from '@pulse/ml/anomaly';
import type { Anomalies, SensorReading } from '../port.ts';
import type { OnShelf } from './model-shelf.ts';

/** What the engine asks of a model of sensors: detectors that learn as they watch. */
export interface SensorModel {
  watch(): OnlineDetector;
}

/** Without a model of its own it watches with the settings that need no training. */
const untrained: OnShelf<SensorModel> = {
  version: 'sensor-untrained',
  model: { watch: () => createOnlineDetector() },
};

/**
 * The readings of a batch that are out of the ordinary. Each sensor is judged by itself, each
 * reading by those before it in the batch: whoever asks sends enough of the past along.
 */
export const judgeReadings = (
  readings: readonly SensorReading[],
  { model, version }: OnShelf<SensorModel> = untrained,
): Anomalies => {
  const bySensor = new Map<string, SensorReading[]>();
  for (const reading of readings) {
    const those = bySensor.get(reading.sensorId);
    if (those === undefined) bySensor.set(reading.sensorId, [reading]);
    else those.push(reading);
  }
  const anomalies = [...bySensor.values()].flatMap((those) => {
    const detector = model.watch();
    those.sort((a, b) => a.atMs - b.atMs);
    return those.flatMap((reading) => {
      const { anomaly, score, reason } = detector.observe(reading.atMs, reading.value);
      return anomaly ? [{ ...reading, score, reason }] : [];
    });
  });
  return { anomalies, modelVersion: version };
};
