import { UsageError } from '../../usage-error.ts';
import { readNumber, readTable, type Table, type TableRow } from '../read-table.ts';
import type { Frequency } from './parse-frequency.ts';
import { type DateOrder, readTimes } from './read-times.ts';

export interface SeriesQuery {
  readonly data: string;
  readonly time: readonly string[];
  readonly value: string;
  readonly series?: string | undefined;
  readonly observed: readonly string[];
  readonly known: readonly string[];
  readonly frequency: Frequency;
  readonly duplicates: 'error' | 'first' | 'mean';
  readonly dateOrder?: DateOrder | undefined;
  /** Rows after this time are left out. */
  readonly untilMs?: number | undefined;
}

/** One series of the file on the common grid of all. */
export interface ReadSeries {
  readonly name: string;
  /** Steps of the grid before the first row of the series, and up to its last row. */
  readonly begin: number;
  readonly end: number;
  readonly values: Float64Array;
  readonly observed: readonly Float64Array[];
  readonly known: readonly Float64Array[];
}

export interface SeriesFile {
  readonly startMs: number;
  readonly length: number;
  readonly series: readonly ReadSeries[];
}

/** Reads the series of a CSV file onto a regular grid; what has no row or no value is NaN. */
export const readSeries = async (query: SeriesQuery): Promise<SeriesFile> => {
  const columns = [...query.time, query.value, ...query.observed, ...query.known];
  const table = await readTable(query.data, query.series ? [...columns, query.series] : columns);
  if (table.rows.length === 0) {
    throw new UsageError(`${table.file} has a header but no rows. Add the measurements.`);
  }
  const times = readTimes(table, query.time, query.dateOrder);
  const kept = table.rows.flatMap((row, i) => {
    const time = times[i] as number;
    return time <= (query.untilMs ?? Number.POSITIVE_INFINITY) ? [{ row, time }] : [];
  });
  if (kept.length === 0) {
    throw new UsageError(`${table.file}: no row is left before --until. Choose a later date.`);
  }
  let startMs = Number.POSITIVE_INFINITY;
  for (const { time } of kept) startMs = Math.min(startMs, time);
  const placed = kept.map(({ row, time }) => ({
    row,
    place: placeOf(table, row, time, startMs, query),
    name: nameOf(table, row, query),
  }));
  let length = 0;
  for (const { place } of placed) length = Math.max(length, place + 1);
  if (length > 100 * kept.length + 1000) {
    throw new UsageError(
      `${table.file}: ${kept.length} rows spread over ${length} steps of ${query.frequency.text}. Name the frequency that the rows have with --frequency.`,
    );
  }
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    const group = groups.get(one.name);
    if (group) group.push(one);
    else groups.set(one.name, [one]);
  }
  const series = [...groups].map(([name, rows]) => gather(table, name, rows, length, query));
  return { startMs: middleOfMonth(startMs, query.frequency), length, series };
};

interface Placed {
  readonly row: TableRow;
  readonly place: number;
}

const gather = (
  table: Table,
  name: string,
  rows: readonly Placed[],
  length: number,
  query: SeriesQuery,
): ReadSeries => {
  const names = [query.value, ...query.observed, ...query.known];
  const columns = names.map(() => new Float64Array(length).fill(Number.NaN));
  const lines = new Map<number, number>();
  const counts = names.map(() => new Map<number, number>());
  let begin = length;
  let end = 0;
  for (const { row, place } of rows) {
    const before = lines.get(place);
    if (before !== undefined && query.duplicates === 'error') {
      const whose = query.series ? ` of ${name}` : '';
      throw new UsageError(
        `${table.file}, lines ${before} and ${row.line}: two rows${whose} for ${query.time.map((column) => row.cells[column]).join(' ')}. Remove one, or say --duplicates first or --duplicates mean.`,
      );
    }
    if (before === undefined) lines.set(place, row.line);
    else if (query.duplicates === 'first') continue;
    begin = Math.min(begin, place);
    end = Math.max(end, place + 1);
    names.forEach((column, k) => {
      const value = readNumber(table, row, column);
      if (Number.isNaN(value)) return;
      const own = columns[k] as Float64Array;
      const seen = counts[k]?.get(place) ?? 0;
      own[place] = seen === 0 ? value : ((own[place] as number) * seen + value) / (seen + 1);
      counts[k]?.set(place, seen + 1);
    });
  }
  const [values = new Float64Array(0), ...others] = columns;
  if (values.every((value) => Number.isNaN(value))) {
    const whose = query.series ? ` for ${name}` : '';
    throw new UsageError(
      `${table.file}: every ${query.value}${whose} is missing. Name the column that has the values with --value.`,
    );
  }
  return {
    name,
    begin,
    end,
    values,
    observed: others.slice(0, query.observed.length),
    known: others.slice(query.observed.length),
  };
};

const nameOf = (table: Table, row: TableRow, { series, value }: SeriesQuery): string => {
  if (series === undefined) return value;
  const name = (row.cells[series] ?? '').trim();
  if (name !== '') return name;
  throw new UsageError(
    `${table.file}, line ${row.line}: ${series} is empty. Write which series the row belongs to.`,
  );
};

const placeOf = (
  table: Table,
  row: TableRow,
  time: number,
  startMs: number,
  { frequency, time: columns }: SeriesQuery,
): number => {
  if (frequency.monthly) return monthOf(time) - monthOf(startMs);
  const exact = (time - startMs) / frequency.stepMs;
  const place = Math.round(exact);
  if (Math.abs(exact - place) <= 0.01) return place;
  throw new UsageError(
    `${table.file}, line ${row.line}: ${columns.map((column) => row.cells[column]).join(' ')} is no whole number of steps of ${frequency.text} after the first time. Name the frequency of the rows with --frequency, or round the times.`,
  );
};

const monthOf = (time: number): number => {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** Mean months drift from calendar months by days; from the middle on they stay in the right one. */
const middleOfMonth = (startMs: number, { monthly }: Frequency): number => {
  if (!monthly) return startMs;
  const date = new Date(startMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 15);
};
