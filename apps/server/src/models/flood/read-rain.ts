import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

const dayMs = 86_400_000;

/** Daily rain of some stations on one grid of days. */
export interface RainRecords {
  /** Wall-clock time of the first day, in milliseconds as if it were UTC. */
  readonly start: number;
  /** Millimetres a day, one array a station; NaN is unknown. */
  readonly stations: readonly Float64Array[];
  /** SHA-256 of the file, as hex. */
  readonly dataHash: string;
}

/**
 * Reads a CSV file: `time` (YYYY-MM-DD), then one column of millimetres a station; empty is unknown.
 *
 * @throws Error naming file and line
 */
export const readRain = async (file: string): Promise<RainRecords> => {
  const bytes = await readFile(file);
  const rows: string[][] = parse(bytes, { bom: true, skip_empty_lines: true });
  const [header = [], ...body] = rows;
  const times = body.map(([text = ''], i) => readDay(text, file, i + 2));
  const start = times.reduce((first, time) => Math.min(first, time), Number.POSITIVE_INFINITY);
  const last = times.reduce((end, time) => Math.max(end, time), Number.NEGATIVE_INFINITY);
  if (body.length === 0) throw new Error(`${file} holds no day.`);
  const days = Math.round((last - start) / dayMs) + 1;
  const stations = header.slice(1).map((name, column) => {
    const rain = new Float64Array(days).fill(Number.NaN);
    body.forEach((cells, i) => {
      const cell = cells[column + 1] ?? '';
      if (cell === '') return;
      const value = Number(cell);
      if (!(value >= 0)) {
        throw new Error(
          `${file}, line ${i + 2}: ${name} is "${cell}", which is no amount of rain.`,
        );
      }
      rain[Math.round(((times[i] ?? start) - start) / dayMs)] = value;
    });
    return rain;
  });
  return { start, stations, dataHash: createHash('sha256').update(bytes).digest('hex') };
};

const readDay = (text: string, file: string, line: number): number => {
  const time = Date.parse(`${text}T00:00Z`);
  if (Number.isNaN(time)) throw new Error(`${file}, line ${line}: "${text}" is no day.`);
  return time;
};
