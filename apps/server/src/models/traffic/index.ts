import { join } from 'node:path';
import { serverFolder } from '../../server-folder.ts';
import type { ModelRecipe } from '../model.ts';
import { loadSignal } from '../signal/load-signal.ts';
import { readColumns } from '../signal/read-columns.ts';
import type { SignalModel } from '../signal/signal-model.ts';
import { trainSignal } from '../signal/train-signal.ts';

const hourMs = 3_600_000;
const seasons = [24, 168];
const history = join(serverFolder, '../../cities/bengaluru/history/traffic.csv');

/** The share of what a road carries, hour by hour for a day, from the weeks before. */
export const trafficRecipe: ModelRecipe<SignalModel> = {
  name: 'traffic',
  needs: { volume: 'CSV: time (YYYY-MM-DDTHH), then a column of vehicles an hour for each road' },
  train: async (input) =>
    trainSignal(
      await readColumns(input.files.volume ?? history, hourMs),
      {
        stepMs: hourMs,
        seasons,
        horizon: 24,
        // Vehicles an hour that fill the road of the records: the most that was ever counted.
        divisor: 7_280,
        // The demo plays what comes after.
        learnUntil: Date.UTC(2016, 9, 1),
        maxRows: 40_000,
        rounds: 200,
        stride: 24 * 5 + 7,
        given: 56 * 24,
      },
      input,
    ),
  load: loadSignal('boosted lags, one model for all roads', seasons),
};
