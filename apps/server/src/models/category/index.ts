import type { ModelRecipe } from '../model.ts';
import { type CategoryModel, loadCategory } from './load.ts';
import { trainCategory } from './train.ts';

export type { CategoryAnswer, CategoryModel } from './load.ts';

/** What a report is about. */
export const categoryRecipe: ModelRecipe<CategoryModel> = {
  name: 'category',
  needs: {
    complaints: 'CSV: text, category (id or alias of cities/categories.json)',
    notCivic: 'optional CSV: text, category; texts that report nothing about the city',
    categories: 'optional JSON: as cities/categories.json',
  },
  train: trainCategory,
  load: loadCategory,
};
