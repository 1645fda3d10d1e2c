import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readShippedModel } from '../../platform/engine/shipped-model.ts';
import type { TrainedModel } from '../model.ts';
import { findSubCategory } from './find-sub-category.ts';
import { type CategoryModel, categoryRecipe } from './index.ts';

describe('the category model that ships', () => {
  let model: CategoryModel;
  beforeAll(async () => {
    const bytes = await readShippedModel('category');
    if (bytes === undefined) throw new Error('the category model does not ship');
    model = categoryRecipe.load(bytes);
  });

  const reports: readonly [string, string][] = [
    ['Garbage has not been collected for a week and it stinks', 'garbage'],
    ['Huge potholes on the main road, two bikes fell', 'potholes'],
    ['street light not working', 'streetlights'],
    ['The sewage is overflowing from the drain', 'sewage'],
    ['A tree fell on the road near the park', 'fallen-tree'],
    ['No power since morning in our area', 'electricity'],
    ['House flooded, water entered our home', 'flooding'],
    ['bike accident, person bleeding near silk board', 'accident'],
    ['loud music at night from a marriage hall', 'noise'],
    ['huge crowd pushing at the metro station', 'crowd'],
    ['fire in the building', 'fire'],
    ['ನಮ್ಮ ರಸ್ತೆಯಲ್ಲಿ ಮರ ಬಿದ್ದಿದೆ', 'fallen-tree'],
    ['ಕಸ ತೆಗೆದಿಲ್ಲ ತುಂಬಾ ವಾಸನೆ', 'garbage'],
    ['सड़क पर बहुत बड़ा गड्ढा है', 'potholes'],
    ['बिजली नहीं है सुबह से', 'electricity'],
    ['gaadi parking problem', 'traffic'],
    ['good morning everyone, happy birthday to my sister', 'not_civic'],
    ['I love my new phone!', 'not_civic'],
  ];
  for (const [text, category] of reports) {
    it(`takes "${text}" for ${category}`, () => {
      const answer = model.classify(text);
      expect(answer.category).toBe(category);
      expect(answer.confidence).toBeGreaterThan(0.5);
      expect(answer.alternatives).toHaveLength(3);
      expect(answer.alternatives[0]?.confidence).toBeLessThanOrEqual(answer.confidence);
    });
  }

  it('says why, what kind, and how likely it is that nothing is reported', () => {
    const answer = model.classify('stray dogs biting children in our street');
    expect(answer).toMatchObject({
      category: 'animals',
      subCategory: { id: 'dogs' },
      abstains: false,
    });
    expect(
      answer.reasons
        .slice(0, 2)
        .map(({ word }) => word)
        .sort(),
    ).toEqual(['dogs', 'stray']);
    expect(answer.notCivic).toBeLessThan(0.05);
  });

  it('abstains from what says nothing, and bears any text', () => {
    expect(model.classify('').abstains).toBe(true);
    expect(model.classify('qwrtz ???').abstains).toBe(true);
    expect(model.classify(`${'water '.repeat(5000)}😡`).category).toBe('water');
  });
});

describe('training the category model', () => {
  let folder: string;
  let complaints: string;
  let categories: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-category-'));
    complaints = join(folder, 'complaints.csv');
    const rows = ['text,category'];
    for (let i = 0; i < 12; i++) {
      rows.push(`garbage heap number ${i},Waste/Garbage`, `pothole number ${i},potholes`);
    }
    await writeFile(complaints, rows.join('\n'));
    categories = join(folder, 'categories.json');
    await writeFile(
      categories,
      JSON.stringify([
        { id: 'garbage', aliases: ['Waste/Garbage'], keywords: { en: ['garbage', 'trash'] } },
        { id: 'potholes', aliases: [], keywords: { en: ['pothole', 'bad road'], hi: ['गड्ढा'] } },
        { id: 'fallen-tree', aliases: [], keywords: { en: ['tree', 'branch'] } },
        { id: 'animals', aliases: [], keywords: { en: ['dog', 'dog bite', 'cow'] } },
      ]),
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  const train = (
    input: Partial<Parameters<typeof categoryRecipe.train>[0]>,
  ): Promise<TrainedModel> =>
    categoryRecipe.train({
      files: { complaints, categories },
      corrections: [],
      seed: 1,
      onProgress: () => {},
      ...input,
    });

  it('goes without the class of no report when nobody gives examples, and says so', async () => {
    const trained = await train({});
    expect(trained.parameters).toMatchObject({ notCivic: false });
    expect(trained.metrics).toMatchObject({ complaints: 24 });
    const model = categoryRecipe.load(trained.bytes);
    expect(model.categories).not.toContain('not_civic');
    expect(model.classify('good morning').notCivic).toBeNull();
    expect(model.classify('dog bite')).toMatchObject({ category: 'animals' });
  });

  it('learns from corrections, and names its data by them', async () => {
    const text = 'the gulmohar menace at the corner';
    const corrections = Array.from({ length: 3 }, () => ({
      text,
      category: 'fallen-tree',
      severity: 5,
    }));
    const before = await train({});
    const after = await train({ corrections });
    expect(categoryRecipe.load(before.bytes).classify(text).category).not.toBe('fallen-tree');
    expect(categoryRecipe.load(after.bytes).classify(text).category).toBe('fallen-tree');
    expect(after.dataHash).not.toBe(before.dataHash);
  });

  it('refuses a category that nobody knows, naming file and row', async () => {
    const file = join(folder, 'unknown.csv');
    await writeFile(file, 'text,category\nufo landed,Aliens\n');
    await expect(train({ files: { complaints: file, categories } })).rejects.toThrow(
      /unknown\.csv, row 1: "Aliens" is no category/,
    );
  });
});

describe('findSubCategory', () => {
  it('names the kind whose words occur most, or none', () => {
    expect(findSubCategory('garbage', ['people', 'burning', 'waste', 'smoke'])).toEqual({
      id: 'burning',
      confidence: 2.5 / 3,
    });
    expect(findSubCategory('garbage', ['dustbin', 'burning'])).toBeNull();
    expect(findSubCategory('garbage', ['near', 'school'])).toBeNull();
    expect(findSubCategory('not_civic', ['dog'])).toBeNull();
  });
});
