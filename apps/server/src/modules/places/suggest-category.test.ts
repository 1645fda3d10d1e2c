import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpEngine } from '../../platform/engine/index.ts';
import { openTestCtx, type TestCtx } from '../../testing/test-ctx.ts';
import {
  type EngineElsewhere,
  openEngineElsewhere,
} from '../incidents/testing/engine-elsewhere.ts';
import { suggestCategory } from './suggest-category.ts';

describe('what a text that is being typed may be about', () => {
  let test: TestCtx;
  let engine: EngineElsewhere;
  beforeAll(async () => {
    engine = await openEngineElsewhere();
    test = await openTestCtx({
      engine: createHttpEngine({ url: engine.url, timeoutMs: 5_000, openMs: 1 }),
    });
    await test.ctx.db
      .updateTable('categories')
      .set({ keywords: JSON.stringify({ en: ['garbage'] }) })
      .where('id', '=', 'garbage')
      .execute();
  });
  afterAll(async () => {
    await test.close();
    await engine.close();
  });

  const suggest = async (text: string) => (await suggestCategory(test.ctx, { text }, 10_000)).items;

  it('the keywords say while the engine is away', async () => {
    engine.answer('away');
    expect(await suggest('garbage')).toEqual([
      { categoryId: 'garbage', confidence: 1, words: ['garbage'] },
    ]);
  });

  it('the keywords say while the engine takes too long', async () => {
    engine.answer(() => ({ category: 'flooding' }));
    const { items } = await suggestCategory(test.ctx, { text: 'garbage' }, 0);
    expect(items.map(({ categoryId }) => categoryId)).toEqual(['garbage']);
  });

  it('the engine says when it is sure, in categories that the city has', async () => {
    engine.answer(() => ({
      category: 'flooding',
      confidence: 0.8,
      reasons: [
        { word: 'knee-deep', weight: 2 },
        { word: 'the', weight: -1 },
      ],
      alternatives: [
        { category: 'volcano', confidence: 0.1 },
        { category: 'garbage', confidence: 0.06 },
        { category: 'garbage', confidence: 0.01 },
      ],
    }));
    expect(await suggest('knee-deep in the street')).toEqual([
      { categoryId: 'flooding', confidence: 0.8, words: ['knee-deep'] },
      { categoryId: 'garbage', confidence: 0.06, words: [] },
    ]);
  });

  it('the keywords have the word when the engine is unsure, unless they know nothing', async () => {
    engine.answer(() => ({
      category: 'flooding',
      confidence: 0.3,
      needs_person: true,
      reasons: [],
    }));
    expect((await suggest('garbage')).map(({ categoryId }) => categoryId)).toEqual(['garbage']);
    expect((await suggest('xyzzy'))[0]).toMatchObject({ categoryId: 'flooding' });
  });
});
