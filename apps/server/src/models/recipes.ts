import type { ModelName, ModelRecipe } from './model.ts';

/** Where each model's recipe is; it is loaded when somebody asks for it. */
const recipes: Partial<Record<ModelName, () => Promise<ModelRecipe<unknown>>>> = {
  category: async () => (await import('./category/index.ts')).categoryRecipe,
  severity: async () => (await import('./severity/index.ts')).severityRecipe,
  traffic: async () => (await import('./traffic/index.ts')).trafficRecipe,
  flood: async () => (await import('./flood/index.ts')).floodRecipe,
  air: async () => (await import('./air/index.ts')).airRecipe,
  sensor: async () => (await import('./sensor/index.ts')).sensorRecipe,
};

export const trainableModels: readonly string[] = Object.keys(recipes);

/** How a model is trained and read, or undefined when there is no such model here. */
export const findRecipe = async (name: string): Promise<ModelRecipe<unknown> | undefined> => {
  const load = Object.entries(recipes).find(([known]) => known === name)?.[1];
  return load?.();
};
