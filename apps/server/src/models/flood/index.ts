import type { ModelRecipe } from '../model.ts';
import type { SignalModel } from '../signal/signal-model.ts';
import { loadFlood } from './load.ts';
import { trainFlood } from './train.ts';

/** How likely a day of flooding rain is, from the rain before it. */
export const floodRecipe: ModelRecipe<SignalModel> = {
  name: 'flood',
  needs: {
    rain: 'CSV: time (YYYY-MM-DD), then a column of millimetres of rain a day for each station',
  },
  train: trainFlood,
  load: loadFlood,
};
