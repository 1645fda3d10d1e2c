import { formatCsv, parseCsv } from './csv.mjs';

const COLUMNS = ['date', 'scope', 'category', 'name', 'estimated'];

/** National holidays and those of one state, such as 'IN-KA'. */
export function buildHolidays(text, { state, firstYear, lastYear }) {
  const rows = parseCsv(text)
    .filter(({ scope }) => scope === 'IN' || scope === state)
    .filter(
      ({ date }) => Number(date.slice(0, 4)) >= firstYear && Number(date.slice(0, 4)) <= lastYear,
    )
    .map((row) => COLUMNS.map((column) => row[column].trim()));
  rows.sort((a, b) => (a.join() < b.join() ? -1 : 1));
  const seen = new Set();
  const unique = rows.filter((row) => !seen.has(row.join()) && seen.add(row.join()));
  return { content: formatCsv(COLUMNS, unique), kept: unique.length };
}
