import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PackCategories } from './pack/schemas.ts';
import { createRanker } from './rank-categories.ts';

const cities = new URL('../../../../../cities/', import.meta.url);
const read = (name: string) => readFile(fileURLToPath(new URL(name, cities)), 'utf8');
const Complaints = z.array(z.object({ text: z.string(), category: z.string() }));

const small = createRanker([
  { id: 'garbage', keywords: { en: ['bin', 'dust bin', 'waste'], kn: ['ಕಸ'], hi: ['कचरा'] } },
  { id: 'water', keywords: { en: ['waste water', 'water'] } },
]);

describe('createRanker', () => {
  it('matches whole words only, whatever their case', () => {
    expect(small('The cabinet is binned, wasteful')).toEqual([]);
    expect(small('BIN!')).toEqual([{ categoryId: 'garbage', confidence: 1, words: ['BIN'] }]);
  });

  it('lets a longer phrase weigh more than its words, and take them', () => {
    expect(small('waste water in the dust bin')).toEqual([
      { categoryId: 'garbage', confidence: 5 / 9, words: ['waste', 'dust bin'] },
      { categoryId: 'water', confidence: 4 / 9, words: ['waste water'] },
    ]);
  });

  it('knows Kannada and Hindi words with what is joined to them', () => {
    expect(small('ರಸ್ತೆಯಲ್ಲಿ ಕಸವನ್ನು ಎಸೆದಿದ್ದಾರೆ')[0]).toMatchObject({ words: ['ಕಸವನ್ನು'] });
    expect(small('सड़क पर कचरा है')[0]).toMatchObject({ categoryId: 'garbage', words: ['कचरा'] });
  });

  it('counts a word that is said twice once', () => {
    expect(small('water water water waste')[0]?.confidence).toBe(0.5);
  });

  it('answers nothing for a text that says nothing', () => {
    expect(small('')).toEqual([]);
    expect(small('... 😀 ---')).toEqual([]);
  });

  describe('with the shipped keywords on the shipped complaints', () => {
    let right: Map<string, number[]>;
    beforeAll(async () => {
      const rank = createRanker(PackCategories.parse(JSON.parse(await read('categories.json'))));
      const text = await read('bengaluru/complaints.csv');
      right = new Map();
      for (const complaint of Complaints.parse(parse(text, { columns: true }))) {
        const isRight = rank(complaint.text)[0]?.categoryId === complaint.category;
        right.set(complaint.category, [...(right.get(complaint.category) ?? []), isRight ? 1 : 0]);
      }
    });
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;

    it('does better than always saying the most frequent category', () => {
      const all = [...right.values()];
      const naive = Math.max(...all.map(({ length }) => length)) / all.flat().length;
      expect(mean(all.flat())).toBeGreaterThan(naive);
      // Always saying one of nine is right for a ninth of the categories.
      expect(mean(all.map(mean))).toBeGreaterThan(0.5);
    });
  });
});
