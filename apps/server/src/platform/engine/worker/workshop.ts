import { TooShortError } from '@pulse/ml/series';
import type { ModelName } from '../../../models/model.ts';
import { classifyText } from './classify-text.ts';
import { forecastSeries } from './forecast-series.ts';
import { forecastSignal } from './forecast-signal.ts';
import { judgeReadings } from './judge-readings.ts';
import { type LoadedModels, loadRecipe } from './load-recipe.ts';
import { createShelf, type OnShelf, type Shelf } from './model-shelf.ts';
import { NoModelError } from './no-model-error.ts';
import type { Answer, Inference, ModelLoad, ModelsInUse, Outputs, Task } from './task.ts';

export interface Workshop {
  work(task: Task): Promise<Answer>;
}

/** Which model forecasts a signal. */
const signalModels = new Map<string, 'traffic' | 'flood' | 'air'>([
  ['traffic', 'traffic'],
  ['flooding', 'flood'],
  ['flood', 'flood'],
  ['aqi', 'air'],
  ['air', 'air'],
]);

/** The models of one thread and what they can do. */
export const createWorkshop = (): Workshop => {
  const loads: ModelLoad[] = [];
  const shelves = createShelves((load) => loads.push(load));
  return {
    work: async (task) => {
      const inferences: Inference[] = [];
      try {
        const output = await answer(task, shelves, inferences);
        return { ok: true, output, inferences, loads: loads.splice(0) };
      } catch (error) {
        const code = codeOf(error);
        if (code === undefined) throw error;
        const message = error instanceof Error ? error.message : String(error);
        return { ok: false, code, message, loads: loads.splice(0) };
      }
    },
  };
};

type Shelves = { readonly [Name in ModelName]: Shelf<LoadedModels[Name]> };

const createShelves = (tell: (load: ModelLoad) => void): Shelves => {
  const shelf = <Name extends ModelName>(name: Name) =>
    createShelf<LoadedModels[Name]>(name, () => loadRecipe(name), tell);
  return {
    category: shelf('category'),
    severity: shelf('severity'),
    traffic: shelf('traffic'),
    flood: shelf('flood'),
    air: shelf('air'),
    sensor: shelf('sensor'),
  };
};

const answer = async (
  task: Task,
  shelves: Shelves,
  inferences: Inference[],
): Promise<Outputs[Task['kind']]> => {
  const timed = <T>(model: string, items: number, work: () => T): T => {
    const startedMs = performance.now();
    const result = work();
    inferences.push({ model, items, ms: performance.now() - startedMs });
    return result;
  };
  const { models } = task;
  switch (task.kind) {
    case 'classify': {
      const category = await shelves.category.take(models.category);
      const severity = await orNone(shelves.severity.take(models.severity));
      return timed('category', task.items.length, () =>
        task.items.map((item) => classifyText(item, category, severity)),
      );
    }
    case 'predict': {
      const forecasts = [];
      for (const series of task.items) {
        const signal = await signalModel(series.signal, shelves, models);
        forecasts.push(
          signal && signal.model.stepMs === series.stepMs
            ? timed(signal.name, 1, () => forecastSignal(series, signal))
            : timed('series', 1, () => forecastSeries(series)),
        );
      }
      return forecasts;
    }
    case 'anomaly': {
      const sensor = await orNone(shelves.sensor.take(models.sensor));
      return timed('sensor', task.items.length, () =>
        task.items.map((readings) => judgeReadings(readings, sensor)),
      );
    }
  }
};

const signalModel = async (signal: string, shelves: Shelves, models: ModelsInUse) => {
  const name = signalModels.get(signal);
  if (name === undefined) return undefined;
  const found = await orNone(shelves[name].take(models[name]));
  return found && { ...found, name };
};

/** What another way of computing stands in for. */
const orNone = async <T>(taking: Promise<OnShelf<T>>): Promise<OnShelf<T> | undefined> => {
  try {
    return await taking;
  } catch (error) {
    if (error instanceof NoModelError) return undefined;
    throw error;
  }
};

const codeOf = (error: unknown): 'no_model' | 'bad_input' | undefined => {
  if (error instanceof NoModelError) return 'no_model';
  return error instanceof TooShortError ? 'bad_input' : undefined;
};
