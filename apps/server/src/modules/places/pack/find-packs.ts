import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PackError } from './pack-error.ts';

/** Folders that hold a city pack, by name. */
export const findPacks = async (citiesDir: string): Promise<string[]> => {
  const entries = await readdir(citiesDir, { withFileTypes: true }).catch((cause: unknown) => {
    throw new PackError(
      `${citiesDir}: cannot be read; set PULSE_CITIES to the folder that holds the city packs`,
      { cause },
    );
  });
  const folders: string[] = [];
  for (const entry of entries) {
    const folder = join(citiesDir, entry.name);
    if (await hasPack(folder)) folders.push(folder);
  }
  return folders.sort();
};

const hasPack = (folder: string): Promise<boolean> =>
  access(join(folder, 'pack.json')).then(
    () => true,
    () => false,
  );
