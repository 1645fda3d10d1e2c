import type { ModelRecipe } from '../model.ts';
import { loadSensor, type SensorModel } from './load.ts';
import { trainSensor } from './train.ts';

export type { JudgedReading, SensorModel, SensorReading } from './load.ts';
export { type ReadingColumns, ReadingsError } from './read-readings.ts';
export { readSeriesFolder, type SeriesFile } from './read-series-folder.ts';
export { readWindows, type Windows } from './read-windows.ts';

/** Whether a reading of a sensor opens an incident, learnt online for each sensor. */
export const sensorRecipe: ModelRecipe<SensorModel> = {
  name: 'sensor',
  needs: {
    readings:
      'folder of CSV files: timestamp,value; with combined_windows.json in it when incidents are known',
  },
  train: trainSensor,
  load: loadSensor,
};
