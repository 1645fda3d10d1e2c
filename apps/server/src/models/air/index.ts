import { join } from 'node:path';
import { serverFolder } from '../../server-folder.ts';
import type { ModelRecipe } from '../model.ts';
import { loadSignal } from '../signal/load-signal.ts';
import { readColumns } from '../signal/read-columns.ts';
import type { SignalModel } from '../signal/signal-model.ts';
import { trainSignal } from '../signal/train-signal.ts';

const dayMs = 86_400_000;
const seasons = [7];
const history = join(serverFolder, '../../apps/server/models/air/cities.csv');

/** India's national air quality index, day by day for three days, from the months before. */
export const airRecipe: ModelRecipe<SignalModel> = {
  name: 'air',
  needs: { aqi: 'CSV: time (YYYY-MM-DD), then a column of daily AQI for each city' },
  train: async (input) =>
    trainSignal(
      await readColumns(input.files.aqi ?? history, dayMs),
      {
        stepMs: dayMs,
        seasons,
        horizon: 3,
        divisor: 1,
        // The demo plays what comes after.
        learnUntil: Date.UTC(2018, 0, 1),
        maxRows: 40_000,
        rounds: 150,
        stride: 3,
        given: 85,
      },
      input,
    ),
  load: loadSignal('boosted lags, one model for all cities', seasons),
};
