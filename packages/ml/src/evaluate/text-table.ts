/** Columns of a table for people: text to the left, numbers to the right. */
export type Cell = string | number;

/** A table as lines of text, columns aligned, for a terminal. */
export const textTable = (
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  digits = 3,
): string => {
  const shown = rows.map((row) => row.map((cell) => show(cell, digits)));
  const widths = header.map((name, column) =>
    Math.max(name.length, ...shown.map((row) => row[column]?.length ?? 0)),
  );
  const numeric = header.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return numeric[column] ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...shown.map(line)].join(
    '\n',
  );
};

/** The same as Markdown, for a model card. */
export const markdownTable = (
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  digits = 3,
): string =>
  [
    header,
    header.map(() => '---'),
    ...rows.map((row) => row.map((cell) => show(cell, digits).replaceAll('|', '\\|'))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const show = (cell: Cell, digits: number): string => {
  if (typeof cell === 'string') return cell;
  if (Number.isNaN(cell)) return '-';
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(digits);
};
