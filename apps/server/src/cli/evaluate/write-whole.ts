import { rename, rm, writeFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

/**
 * Writes a file that appears whole or not at all.
 *
 * @throws UsageError naming the file and the remedy
 */
export const writeWhole = async (file: string, content: string): Promise<void> => {
  const unfinished = `${file}.${process.pid}.part`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `${file} cannot be written (${why}). Name a file in a folder that exists.`,
    );
  }
};
