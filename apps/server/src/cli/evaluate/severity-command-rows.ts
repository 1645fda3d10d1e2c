import { stringify } from 'csv-stringify/sync';
import { writeWhole } from './write-whole.ts';

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
  const columns = ['text', 'priority', 'predicted', 'severity', 'confidence'];
  await writeWhole(file, stringify([...rows], { header: true, columns }));
};
