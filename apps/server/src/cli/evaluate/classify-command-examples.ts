import { UsageError } from '../usage-error.ts';
import { readTable } from './read-table.ts';

export interface Examples {
  readonly texts: readonly string[];
  readonly labels: readonly string[];
}

export interface ExampleColumns {
  readonly text: string;
  readonly category: string;
}

/**
 * Texts with their categories from a CSV file.
 *
 * @throws UsageError naming file, line and remedy, also for an empty text or category
 */
export const readExamples = async (
  file: string,
  { text, category }: ExampleColumns,
): Promise<Examples> => {
  const { rows } = await readTable(file, [text, category]);
  if (rows.length === 0) {
    throw new UsageError(`${file} has a header and no rows. Add texts with their categories.`);
  }
  const read = (column: string) =>
    rows.map(({ line, cells }) => {
      const cell = cells[column] ?? '';
      if (cell.trim() !== '') return column === text ? cell : cell.trim();
      throw new UsageError(
        `${file}, line ${line}: ${column} is empty. Fill it in, or remove the line.`,
      );
    });
  return { texts: read(text), labels: read(category) };
};

/** Fewer rows cannot be split into folds that say anything about how sure the answers are. */
const leastRows = 20;

/** @throws UsageError when nothing can be learnt from the examples */
export const assertLearnable = (file: string, { labels }: Examples): void => {
  if (labels.length < leastRows) {
    throw new UsageError(
      `${file} is too short to learn from: ${labels.length} rows. Give ${leastRows} or more.`,
    );
  }
  const [only, ...others] = new Set(labels);
  if (others.length === 0) {
    throw new UsageError(
      `${file} has one category only, ${only}: there is nothing to tell apart. Add rows of another.`,
    );
  }
};
