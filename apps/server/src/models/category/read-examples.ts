import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

export interface LabelledTexts {
  readonly rows: readonly { readonly text: string; readonly label: string }[];
  /** SHA-256 of the file, as hex. */
  readonly dataHash: string;
}

/**
 * Texts of a CSV file with their labels.
 *
 * @param toLabel what a category of the file is called here, or undefined when it is unknown
 * @throws Error naming file, line and remedy
 */
export const readExamples = async (
  file: string,
  toLabel: (category: string) => string | undefined,
): Promise<LabelledTexts> => {
  const bytes = await readFile(file);
  const records: Record<string, string>[] = parse(bytes, {
    bom: true,
    columns: true,
    skip_empty_lines: true,
  });
  const rows = records.map(({ text = '', category = '' }, i) => {
    const where = `${file}, row ${i + 1}`;
    if (text.trim() === '') throw new Error(`${where}: the text is empty. Remove the row.`);
    const label = toLabel(category.trim());
    if (label === undefined) {
      throw new Error(
        `${where}: "${category}" is no category. Use an id or alias of cities/categories.json.`,
      );
    }
    return { text, label };
  });
  return { rows, dataHash: createHash('sha256').update(bytes).digest('hex') };
};
