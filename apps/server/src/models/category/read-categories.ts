import { readFile } from 'node:fs/promises';

/** A kind of report as the city packs describe it; keywords by language. */
export interface KnownCategory {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly keywords: Readonly<Record<string, readonly string[]>>;
}

/** @throws Error naming the file when it holds no list of categories */
export const readCategories = async (file: string): Promise<KnownCategory[]> => {
  const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (Array.isArray(parsed) && parsed.every(isCategory)) return parsed;
  throw new Error(`${file} is no list of categories with id, aliases and keywords.`);
};

const isCategory = (value: unknown): value is KnownCategory =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'aliases' in value &&
  Array.isArray(value.aliases) &&
  'keywords' in value &&
  typeof value.keywords === 'object';
