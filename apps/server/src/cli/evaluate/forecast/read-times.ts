import { UsageError } from '../../usage-error.ts';
import type { Table } from '../read-table.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

const shape =
  /^(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{1,4}))?(?:[T ]+(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap]m)?)?\s*(z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a column of times as wall-clock milliseconds. One order of day, month and year holds for the
 * whole column; it is found from the numbers that can be only one of them.
 *
 * @param columns one column with the time, a date and an hour column, or year, month, day (and hour)
 * @throws UsageError when a time cannot be read or the order cannot be told
 */
export const readTimes = (
  table: Table,
  columns: readonly string[],
  wanted?: DateOrder,
): Float64Array => {
  const parts = table.rows.map(({ cells, line }) => {
    const text = joinCells(columns.map((name) => (cells[name] ?? '').trim()));
    const match = shape.exec(text);
    if (match) return { line, text, match };
    const what = text.trim() === '' ? 'is empty' : `is "${text.slice(0, 40)}", which is no time`;
    throw new UsageError(
      `${table.file}, line ${line}: ${columns.join(',')} ${what}. Write times like 2024-05-31 or 2024-05-31 14:00.`,
    );
  });
  const order = wanted ?? findOrder(table.file, columns.join(','), parts);
  const offsets = new Set(parts.map(({ match }) => match[9] ?? ''));
  return Float64Array.from(parts, ({ line, text, match }) => {
    const [, a = '', , b = '', c = '1', hour = '0', minute = '0', second = '0', half = ''] = match;
    const [year, month, day] =
      order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
    const fullYear =
      year.length <= 2 ? 2000 + Number(year) - (Number(year) >= 70 ? 100 : 0) : +year;
    const clock = half === '' ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
    const midnight = Date.UTC(fullYear, Number(month) - 1, Number(day));
    const date = new Date(midnight);
    if (
      date.getUTCMonth() !== Number(month) - 1 ||
      date.getUTCDate() !== Number(day) ||
      clock > 24
    ) {
      throw new UsageError(
        `${table.file}, line ${line}: "${text}" is no day of the calendar when dates are read as ${orderNames[order]}. Mend it, or say --date-order.`,
      );
    }
    // One offset for all is the place's clock, which seasons follow; several are brought to UTC.
    const offsetMs = offsets.size > 1 ? readOffset(match[9] ?? '') : 0;
    return midnight + ((clock * 60 + Number(minute)) * 60 + Number(second)) * 1000 - offsetMs;
  });
};

const joinCells = (cells: readonly string[]): string =>
  cells.length < 3 ? cells.join(' ') : [cells.slice(0, 3).join('-'), ...cells.slice(3)].join(' ');

const orderNames: Readonly<Record<DateOrder, string>> = {
  ymd: 'year-month-day',
  dmy: 'day-month-year',
  mdy: 'month-day-year',
};

interface Part {
  readonly line: number;
  readonly text: string;
  readonly match: RegExpExecArray;
}

const findOrder = (file: string, column: string, parts: readonly Part[]): DateOrder => {
  const yearFirst = parts.filter(({ match }) => (match[1] ?? '').length === 4);
  if (yearFirst.length === parts.length) return 'ymd';
  const odd = yearFirst[0];
  if (odd) {
    throw new UsageError(
      `${file}, line ${odd.line}: "${odd.text}" begins with the year, other rows of ${column} do not. Write all times in one way, best 2024-05-31 14:00.`,
    );
  }
  const dayFirst = parts.find(({ match }) => Number(match[1]) > 12);
  const monthFirst = parts.find(({ match }) => Number(match[3]) > 12);
  if (dayFirst && monthFirst) {
    throw new UsageError(
      `${file}, lines ${dayFirst.line} and ${monthFirst.line}: "${dayFirst.text}" can only begin with the day, "${monthFirst.text}" only with the month. Write all times in one way, best 2024-05-31 14:00.`,
    );
  }
  if (dayFirst) return 'dmy';
  if (monthFirst) return 'mdy';
  throw new UsageError(
    `${file}: the dates in ${column}, such as "${parts[0]?.text ?? ''}", may begin with the day or with the month. Say --date-order dmy or --date-order mdy.`,
  );
};

const readOffset = (text: string): number => {
  if (!/^[+-]/.test(text)) return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  return sign * (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))) * 60_000;
};
