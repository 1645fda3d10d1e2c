import type { Anomalies, SensorReading } from '../port.ts';
import type { OnShelf } from './model-shelf.ts';

/** What the engine asks of a model of sensors. */
export interface SensorModel {
  /** Readings of one sensor in order of time; one verdict for each. */
  judge(readings: readonly { readonly at: number; readonly value: number }[]): readonly {
    readonly score: number;
    readonly isAnomaly: boolean;
    readonly reason?: string | null;
  }[];
}

/** The readings of a batch that are out of the ordinary, each sensor judged by itself. */
export const judgeReadings = (
  readings: readonly SensorReading[],
  { model, version }: OnShelf<SensorModel>,
): Anomalies => {
  const bySensor = new Map<string, SensorReading[]>();
  for (const reading of readings) {
    const those = bySensor.get(reading.sensorId);
    if (those === undefined) bySensor.set(reading.sensorId, [reading]);
    else those.push(reading);
  }
  const anomalies = [...bySensor.values()].flatMap((those) => {
    those.sort((a, b) => a.atMs - b.atMs);
    const verdicts = model.judge(those.map(({ atMs, value }) => ({ at: atMs, value })));
    return those.flatMap((reading, n) => {
      const verdict = verdicts[n];
      if (verdict === undefined || !verdict.isAnomaly) return [];
      return [{ ...reading, score: verdict.score, reason: verdict.reason ?? null }];
    });
  });
  return { anomalies, modelVersion: version };
};
