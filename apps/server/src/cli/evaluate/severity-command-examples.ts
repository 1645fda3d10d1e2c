import { readPriority } from '../../models/severity/index.ts';
import { UsageError } from '../usage-error.ts';
import { readTable } from './read-table.ts';

export interface PriorityExamples {
  readonly texts: readonly string[];
  /** As they are spelt in the file. */
  readonly labels: readonly string[];
  /** Place among the four priorities; -1 where the file says nothing or Unknown. */
  readonly places: Int32Array;
}

export interface PriorityColumns {
  readonly text: string;
  readonly priority: string;
}

/**
 * Texts with their priorities from a CSV file: Low, Medium, High or Critical in any case.
 *
 * @throws UsageError naming file, line and remedy
 */
export const readPriorities = async (
  file: string,
  { text, priority }: PriorityColumns,
): Promise<PriorityExamples> => {
  const { rows } = await readTable(file, [text, priority]);
  if (rows.length === 0) {
    throw new UsageError(`${file} has a header and no rows. Add texts with their priorities.`);
  }
  const texts = rows.map(({ line, cells }) => {
    const cell = cells[text] ?? '';
    if (cell.trim() !== '') return cell;
    throw new UsageError(
      `${file}, line ${line}: ${text} is empty. Fill it in, or remove the line.`,
    );
  });
  const labels = rows.map(({ cells }) => (cells[priority] ?? '').trim());
  const places = rows.map(({ line }, row) => {
    const label = labels[row] ?? '';
    const place = readPriority(label);
    if (place !== undefined) return place;
    if (/^(unknown|na|none|null)?$/i.test(label)) return -1;
    throw new UsageError(
      `${file}, line ${line}: ${priority} is "${label.slice(0, 40)}". Write Low, Medium, High or Critical, or leave it empty when it is unknown.`,
    );
  });
  return { texts, labels, places: Int32Array.from(places) };
};
