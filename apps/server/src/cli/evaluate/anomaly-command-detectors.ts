import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnlineDetector } from '@pulse/ml/anomaly';
import { sensorRecipe } from '../../models/sensor/index.ts';
import { serverFolder } from '../../server-folder.ts';

/** New detectors of the model that ships: one setting for every series. */
export const openDetectors = async (): Promise<{
  readonly alarmScore: number;
  watch(): OnlineDetector;
}> => {
  const bytes = await readFile(join(serverFolder, 'models/sensor/model.bin'));
  const { settings, watch } = sensorRecipe.load(bytes);
  return { alarmScore: settings.alarmScore, watch };
};
