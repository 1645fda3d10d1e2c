import { stringify } from 'csv-stringify/sync';
import { writeWhole } from './write-whole.ts';

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
  const columns = ['text', 'category', 'predicted', 'confidence'];
  await writeWhole(file, stringify([...rows], { header: true, columns }));
};
