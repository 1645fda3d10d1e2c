import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Config } from '../config/index.ts';
import { createRandom, shuffle } from './random.ts';

const Complaints = z.array(z.object({ text: z.string().min(3), category: z.string() }));
export type DemoText = z.output<typeof Complaints>[number];

export interface DemoTexts {
  /** What the demo begins with. */
  readonly past: readonly DemoText[];
  /** What the replay reports, one after the other. */
  readonly coming: readonly DemoText[];
}

const seed = 1;
const pastShare = 0.85;

/** The real complaints of the default city's pack, in an order that stays the same. */
export const readDemoTexts = async (
  config: Pick<Config, 'citiesDir' | 'defaultCityId'>,
): Promise<DemoTexts> => {
  const file = join(config.citiesDir, config.defaultCityId, 'complaints.csv');
  const text = await readFile(file, 'utf8').catch((error) => {
    // Not every pack has complaints; its demo then begins empty.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return 'text,category';
    throw error;
  });
  const texts = Complaints.parse(parse(text, { columns: true, bom: true }));
  const mixed = shuffle(texts, createRandom(seed));
  const cut = Math.round(mixed.length * pastShare);
  return { past: mixed.slice(0, cut), coming: mixed.slice(cut) };
};
