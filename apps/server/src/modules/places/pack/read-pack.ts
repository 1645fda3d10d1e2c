import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { PackError } from './pack-error.ts';
import { parsePackFile } from './parse-pack-file.ts';
import { PackCategories, PackFeatures, PackInfo, PackZones } from './schemas.ts';

export interface Pack {
  readonly info: z.output<typeof PackInfo>;
  readonly zones: z.output<typeof PackZones>;
  readonly categories: z.output<typeof PackCategories>;
  readonly features: z.output<typeof PackFeatures>['features'];
  /** Of everything above: an equal hash means that there is nothing to load. */
  readonly hash: string;
}

/**
 * Reads and checks a city's folder.
 *
 * @param sharedCategoriesFile holds when the pack has no `categories.json` of its own
 * @throws PackError naming the file and where it is wrong
 */
export const readPack = async (folder: string, sharedCategoriesFile: string): Promise<Pack> => {
  const file = (name: string) => join(folder, name);
  const ownCategories = await readText(file('categories.json'));
  const categoriesFile =
    ownCategories === undefined ? sharedCategoriesFile : file('categories.json');
  const texts = {
    info: await requireText(file('pack.json')),
    zones: await requireText(file('zones.json')),
    features: await requireText(file('areas.geojson')),
    categories: ownCategories ?? (await requireText(sharedCategoriesFile)),
  };
  const pack = {
    info: parsePackFile(file('pack.json'), texts.info, PackInfo),
    zones: parsePackFile(file('zones.json'), texts.zones, PackZones),
    categories: parsePackFile(categoriesFile, texts.categories, PackCategories),
    features: parsePackFile(file('areas.geojson'), texts.features, PackFeatures).features,
    hash: hashOf(Object.values(texts)),
  };
  requireAgreement(folder, pack);
  return pack;
};

const requireAgreement = (folder: string, { info, zones, categories, features }: Pack): void => {
  if (info.id !== basename(folder)) {
    throw new PackError(
      `${join(folder, 'pack.json')}, id: is ${info.id}, but the folder is ${basename(folder)}; they must be equal`,
    );
  }
  requireUnique(join(folder, 'zones.json'), zones);
  requireUnique(`${folder}: categories.json`, categories);
  const areasFile = join(folder, 'areas.geojson');
  requireUnique(
    areasFile,
    features.map(({ properties }) => properties),
  );
  const zoneIds = new Set(zones.map(({ id }) => id));
  for (const [index, { properties }] of features.entries()) {
    if (properties.zone !== null && !zoneIds.has(properties.zone)) {
      throw new PackError(
        `${areasFile}, feature ${index + 1} (${properties.id}), properties.zone: zones.json has no ${properties.zone}`,
      );
    }
  }
};

const requireUnique = (file: string, items: readonly { readonly id: string }[]): void => {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) throw new PackError(`${file}: the id ${id} is there twice`);
    seen.add(id);
  }
};

const readText = async (file: string): Promise<string | undefined> => {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

const requireText = async (file: string): Promise<string> => {
  const text = await readText(file);
  if (text === undefined) throw new PackError(`${file}: is missing; every city pack needs it`);
  return text;
};

const hashOf = (texts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
};
