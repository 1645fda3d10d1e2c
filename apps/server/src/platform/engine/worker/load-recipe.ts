import type { ModelName } from '../../../models/model.ts';
import { findRecipe } from '../../../models/recipes.ts';
import type { SignalModel } from '../../../models/signal/signal-model.ts';
import type { CategoryModel, SeverityModel } from './classify-text.ts';
import type { SensorModel } from './judge-readings.ts';

/** What each model is once its bytes were read. */
export interface LoadedModels {
  readonly category: CategoryModel;
  readonly severity: SeverityModel;
  readonly traffic: SignalModel;
  readonly flood: SignalModel;
  readonly air: SignalModel;
  readonly sensor: SensorModel;
}

/** How to read a model's bytes; undefined while this program knows no such model. */
export const loadRecipe = async <Name extends ModelName>(
  name: Name,
): Promise<((bytes: Uint8Array) => LoadedModels[Name]) | undefined> => {
  const recipe = await findRecipe(name);
  return recipe && ((bytes) => asNamed<Name>(recipe.load(bytes)));
};

/** `models/recipes.ts` holds under each name the recipe of that kind of model. */
const asNamed = <Name extends ModelName>(loaded: unknown): LoadedModels[Name] =>
  loaded as LoadedModels[Name];
