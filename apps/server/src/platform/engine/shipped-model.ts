import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serverFolder } from '../../server-folder.ts';

const shippedModels = join(serverFolder, 'models');

/** The bytes of a model that came with the program; undefined when there are none. */
export const readShippedModel = (name: string): Promise<Uint8Array | undefined> =>
  orMissing(readFile(join(shippedModels, name, 'model.bin')));

/** The card of a model that came with the program. */
export const readShippedCard = (name: string): Promise<string | undefined> =>
  orMissing(readFile(join(shippedModels, name, 'card.md'), 'utf8'));

const orMissing = async <T>(reading: Promise<T>): Promise<T | undefined> => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
