import { rename, rm, writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { UsageError } from '../usage-error.ts';

export interface JudgedRow {
  readonly text: string;
  /** As the file has it; empty or Unknown where nobody said. */
  readonly priority: string;
  readonly predicted: string;
  /** 1-10, the expected value over the priorities. */
  readonly severity: number;
  /** Calibrated probability of the predicted priority, 0-1. */
  readonly confidence: number;
}

/** Writes one row for each text. The file appears whole or not at all. */
export const writeJudged = async (file: string, rows: readonly JudgedRow[]): Promise<void> => {
  const unfinished = `${file}.${process.pid}.part`;
  try {
    const columns = ['text', 'priority', 'predicted', 'severity', 'confidence'];
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
