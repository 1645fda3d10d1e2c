import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

/** Measurements of one or more places on one regular grid. */
export interface SignalColumns {
  /** Wall-clock time of the first step, in milliseconds as if it were UTC. */
  readonly start: number;
  readonly names: readonly string[];
  /** One value a step, one array a place; NaN is unknown. */
  readonly columns: readonly Float64Array[];
  /** SHA-256 of the file, as hex. */
  readonly dataHash: string;
}

/**
 * Reads a CSV file: `time` (YYYY-MM-DD, or YYYY-MM-DDTHH for hours), then a column of amounts, never
 * below 0, for each place; empty is unknown.
 *
 * @throws Error naming file and line
 */
export const readColumns = async (file: string, stepMs: number): Promise<SignalColumns> => {
  const bytes = await readFile(file);
  const rows: string[][] = parse(bytes, { bom: true, skip_empty_lines: true });
  const [header = [], ...body] = rows;
  if (body.length === 0) throw new Error(`${file} holds no measurement.`);
  const times = body.map(([text = ''], i) => readTime(text, file, i + 2));
  const start = times.reduce((first, time) => Math.min(first, time), Number.POSITIVE_INFINITY);
  const last = times.reduce((end, time) => Math.max(end, time), Number.NEGATIVE_INFINITY);
  const length = Math.round((last - start) / stepMs) + 1;
  const names = header.slice(1);
  const columns = names.map((name, column) => {
    const values = new Float64Array(length).fill(Number.NaN);
    body.forEach((cells, i) => {
      const cell = cells[column + 1] ?? '';
      if (cell === '') return;
      const value = Number(cell);
      if (!(value >= 0)) {
        throw new Error(`${file}, line ${i + 2}: ${name} is "${cell}", which is no amount.`);
      }
      values[Math.round(((times[i] ?? start) - start) / stepMs)] = value;
    });
    return values;
  });
  return { start, names, columns, dataHash: createHash('sha256').update(bytes).digest('hex') };
};

const readTime = (text: string, file: string, line: number): number => {
  const time = Date.parse(text.length === 10 ? `${text}T00:00Z` : `${text}:00Z`);
  if (Number.isNaN(time)) throw new Error(`${file}, line ${line}: "${text}" is no time.`);
  return time;
};
