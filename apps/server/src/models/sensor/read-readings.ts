import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';

/** The readings of one file, in its order. */
export interface Readings {
  readonly file: string;
  /** Wall-clock times as written, in milliseconds as if UTC; exact instants where a zone is given. */
  readonly timesMs: Float64Array;
  /** NaN where none was made. */
  readonly values: Float64Array;
  /** Time and value as they are written. */
  readonly cells: readonly (readonly [time: string, value: string])[];
}

/** A file cannot be used; the message names file, line and remedy. */
export class ReadingsError extends Error {
  override readonly name = 'ReadingsError';
}

export interface ReadingColumns {
  readonly time: string;
  readonly value: string;
}

/** With fewer, no detector knows what is usual. */
export const leastReadings = 20;

/** @throws ReadingsError for a file that cannot be read, or holds no readings */
export const readReadings = async (
  file: string,
  columns: ReadingColumns = { time: 'timestamp', value: 'value' },
): Promise<Readings> => {
  const [header, ...rows] = parseRows(file, await readText(file));
  if (header === undefined) {
    throw new ReadingsError(
      `${file} is empty. It needs a header line: ${columns.time},${columns.value}.`,
    );
  }
  const names = header.record.map((name) => name.trim());
  const timeAt = findColumn(file, names, columns.time);
  const valueAt = findColumn(file, names, columns.value);
  if (rows.length < leastReadings) {
    throw new ReadingsError(
      `${file} holds ${rows.length} readings; at least ${leastReadings} are needed to know what is usual. Add earlier ones, or take the file out of the folder.`,
    );
  }
  const cells = rows.map(
    ({ record }) => [(record[timeAt] ?? '').trim(), (record[valueAt] ?? '').trim()] as const,
  );
  const lineOf = (i: number) => `${file}, line ${rows[i]?.info.lines ?? i + 2}`;
  const timesMs = Float64Array.from(cells, ([text], i) => readTime(text, columns.time, lineOf(i)));
  const values = Float64Array.from(cells, ([, text], i) =>
    readValue(text, columns.value, lineOf(i)),
  );
  if (values.every(Number.isNaN)) {
    throw new ReadingsError(
      `${file}: every ${columns.value} is missing. Take the file out of the folder.`,
    );
  }
  return { file, timesMs, values, cells };
};

const findColumn = (file: string, names: readonly string[], wanted: string): number => {
  const at = names.indexOf(wanted);
  if (at < 0) {
    throw new ReadingsError(
      `${file}, line 1: there is no column ${wanted}. There are: ${names.join(', ')}. Rename one in the file, or name it in the call.`,
    );
  }
  if (names.includes(wanted, at + 1)) {
    throw new ReadingsError(`${file}, line 1: two columns are called ${wanted}. Rename one.`);
  }
  return at;
};

const timePattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/** Milliseconds of a time such as 2014-04-01 00:05:00; undefined for anything else. */
export const parseTime = (text: string): number | undefined => {
  const match = timePattern.exec(text);
  if (match === null) return undefined;
  const part = (i: number) => Number(match[i] ?? 0);
  const milliseconds = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  const time = Date.UTC(part(1), part(2) - 1, part(3), part(4), part(5), part(6), milliseconds);
  const real = new Date(time);
  if (real.getUTCMonth() !== part(2) - 1 || real.getUTCDate() !== part(3)) return undefined;
  if (part(4) > 23 || part(5) > 59 || part(6) > 59) return undefined;
  const zone = match[8];
  if (zone === undefined || zone === 'Z') return time;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return time - (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
};

const readTime = (text: string, column: string, line: string): number => {
  const time = parseTime(text);
  if (time !== undefined) return time;
  throw new ReadingsError(
    `${line}: ${column} is "${text.slice(0, 40)}", which is no time. Write it as 2014-04-01 00:05:00.`,
  );
};

const readValue = (text: string, column: string, line: string): number => {
  if (/^(|na|nan|null|none)$/i.test(text)) return Number.NaN;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new ReadingsError(
    `${line}: ${column} is "${text.slice(0, 40)}", which is no number. Write a number with a decimal point, or leave it empty when it is unknown.`,
  );
};

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new ReadingsError(
      `${file} cannot be read (${code}). Check the path and its permissions.`,
    );
  }
};

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const parseRows = (file: string, text: string): ParsedRow[] => {
  try {
    return toRows(parse(text, { bom: true, info: true, skip_empty_lines: true }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error ? `, line ${String(error.lines)}` : '';
    throw new ReadingsError(`${file}${line}: not valid CSV (${error.message}). Mend that line.`);
  }
};

/** With `info`, csv-parse gives each record beside where it was; its types do not say so. */
const toRows = (parsed: unknown): ParsedRow[] => parsed as ParsedRow[];
