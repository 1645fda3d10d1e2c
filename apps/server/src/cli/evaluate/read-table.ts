import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { UsageError } from '../usage-error.ts';

/** A CSV file with a header: its rows as text, and the line of the file that each ended on. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads a CSV file (UTF-8, header in the first line) and makes sure that it has the columns.
 *
 * @throws UsageError naming file, line and remedy
 */
export const readTable = async (file: string, needed: readonly string[]): Promise<Table> => {
  const text = await readText(file);
  const records = parseRecords(file, text);
  const [header, ...body] = records;
  const columns = (header?.record ?? []).map((name) => name.trim());
  if (columns.length === 0) {
    throw new UsageError(`${file} is empty. It needs a header line with ${needed.join(', ')}.`);
  }
  const repeated = columns.find((name, i) => columns.indexOf(name) !== i && needed.includes(name));
  if (repeated !== undefined) {
    throw new UsageError(`${file}, line 1: two columns are called ${repeated}. Rename one.`);
  }
  for (const name of needed) {
    if (columns.includes(name)) continue;
    throw new UsageError(
      `${file}, line 1: there is no column ${name}. There are: ${columns.join(', ')}. Name one of these, or add it.`,
    );
  }
  return {
    file,
    columns,
    rows: body.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(columns.map((name, i) => [name, record[i] ?? ''])),
    })),
  };
};

/** Reads a cell as a number; an empty one (or NA, NaN, null) is missing and gives NaN. */
export const readNumber = (table: Table, row: TableRow, column: string): number => {
  const text = (row.cells[column] ?? '').trim();
  if (/^(|na|nan|null|none)$/i.test(text)) return Number.NaN;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new UsageError(
    `${table.file}, line ${row.line}: ${column} is "${text.slice(0, 40)}", which is no number. Write a number with a decimal point, or leave it empty when it is unknown.`,
  );
};

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new UsageError(`${file} does not exist. Check the path.`);
    if (code === 'EISDIR') throw new UsageError(`${file} is a folder. Name a CSV file in it.`);
    throw new UsageError(`${file} cannot be read (${code}). Check its permissions.`);
  }
};

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const parseRecords = (file: string, text: string): Parsed[] => {
  try {
    return parse(text, {
      bom: true,
      info: true,
      relax_column_count_less: false,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error ? `, line ${String(error.lines)}` : '';
    throw new UsageError(`${file}${line}: not valid CSV (${error.message}). Mend that line.`);
  }
};
