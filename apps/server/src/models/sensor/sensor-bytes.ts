import type { DetectorSettings } from '@pulse/ml/anomaly';
import { z } from 'zod';

const SensorModelFile = z.object({
  kind: z.literal('sensor'),
  version: z.literal(1),
  settings: z.object({
    memory: z.number().int().min(200),
    shapes: z.number().int().min(100),
    pauseShare: z.number().min(0).max(1),
    intercept: z.number(),
    slope: z.number().positive(),
    alarmScore: z.number().min(0).max(1),
  }),
});

export const writeSensorModel = (settings: DetectorSettings): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify({ kind: 'sensor', version: 1, settings })}\n`);

/** @throws Error for bytes that are no sensor model of this version */
export const readSensorModel = (bytes: Uint8Array): DetectorSettings => {
  try {
    return SensorModelFile.parse(JSON.parse(new TextDecoder().decode(bytes))).settings;
  } catch (cause) {
    throw new Error('These bytes are no sensor model of this version.', { cause });
  }
};
