import { rename, rm, writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { UsageError } from '../usage-error.ts';

export interface ClassifiedRow {
  readonly text: string;
  readonly category: string;
  readonly predicted: string;
  /** Calibrated probability of what was predicted, 0-1. */
  readonly confidence: number;
}

/** Writes one row for each text. The file appears whole or not at all. */
export const writeClassified = async (
  file: string,
  rows: readonly ClassifiedRow[],
): Promise<void> => {
  const unfinished = `${file}.${process.pid}.part`;
  try {
    const columns = ['text', 'category', 'predicted', 'confidence'];
    await writeFile(unfinished, stringify([...rows], { header: true, columns }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `${file} cannot be written (${why}). Name a file in a folder that exists.`,
    );
  }
};
