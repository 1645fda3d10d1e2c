import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { ImportFileError } from './import-file-error.ts';

const columns = ['text', 'category', 'lat', 'lng', 'created_at'] as const;
type Column = (typeof columns)[number];
const optionalColumns: readonly Column[] = ['category'];

export interface ComplaintRow {
  /** Where the row begins in the file; the header is line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
  /** Why the cells cannot be trusted to be in their columns. */
  readonly fault: string | undefined;
}

export interface ComplaintFile {
  readonly sizeBytes: number;
  readBytes(): number;
  rows(): AsyncGenerator<ComplaintRow>;
}

/** Opens a CSV file of complaints; the rows come one by one, however large it is. @throws ImportFileError */
export const openComplaints = async (file: string): Promise<ComplaintFile> => {
  const sizeBytes = await sizeOf(file);
  let input: ReadStream | undefined;
  return {
    sizeBytes,
    readBytes: () => input?.bytesRead ?? 0,
    rows: () => {
      input = createReadStream(file, { highWaterMark: 256 * 1024 });
      return readRows(file, input);
    },
  };
};

const sizeOf = async (file: string): Promise<number> => {
  try {
    const handle = await open(file);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new ImportFileError(`${file}: is not a file. Name a CSV file.`);
      return stats.size;
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof ImportFileError) throw cause;
    const reason = cause instanceof Error && 'code' in cause ? cause.code : String(cause);
    throw new ImportFileError(
      reason === 'ENOENT'
        ? `${file}: there is no such file. Check the path.`
        : `${file}: cannot be read (${reason}). Check that you may read it.`,
      { cause },
    );
  }
};

async function* readRows(file: string, input: ReadStream): AsyncGenerator<ComplaintRow> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    // Real texts hold quotes in the middle; only one that opens a cell must be closed.
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: 1_000_000,
  });
  // The parser hands a failure on to whoever reads the rows.
  pipeline(input, refuseBinary(file), parser).catch(() => {});
  let positions: Map<Column, number> | undefined;
  let width = 0;
  let line = 1;
  let nextLine = 1;
  try {
    for await (const item of parser) {
      const record = asCells(item);
      line = nextLine;
      nextLine += 1 + lineBreaksIn(record);
      if (record.length === 1 && record[0]?.trim() === '') continue;
      if (positions === undefined) {
        positions = readHeader(file, line, record);
        width = record.length;
      } else {
        yield toRow(line, record, positions, width);
      }
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ImportFileError(
      `${file}, line ${nextLine}: is not CSV (${cause.message}). Look for a quote that is opened and never closed.`,
      { cause },
    );
  } finally {
    input.destroy();
  }
  if (positions === undefined) {
    throw new ImportFileError(`${file}: is empty. The first line names the columns: ${wanted}.`);
  }
}

const wanted = columns.join(', ');

/** Without options that name columns the parser gives lists of cells; its types do not say so. */
const asCells = (item: unknown): string[] => item as string[];

/** Counted here: the parser takes a CRLF within quotes for two lines. */
const lineBreaksIn = (record: readonly string[]): number => {
  let breaks = 0;
  for (const cell of record) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return breaks;
};

const readHeader = (file: string, line: number, names: string[]): Map<Column, number> => {
  const found = names.map((name) => name.trim().toLowerCase());
  const missing = columns.filter(
    (column) => !found.includes(column) && !optionalColumns.includes(column),
  );
  if (missing.length > 0) {
    throw new ImportFileError(
      `${file}, line ${line}: the column ${missing.join(', ')} is missing (found: ${found.join(', ').slice(0, 200)}). Name the columns in the first line, with commas between them: ${wanted}; only category may be left out.`,
    );
  }
  return new Map(columns.map((column) => [column, found.indexOf(column)]));
};

const toRow = (
  line: number,
  record: string[],
  positions: ReadonlyMap<Column, number>,
  width: number,
): ComplaintRow => {
  const cell = (column: Column) => record[positions.get(column) ?? -1] ?? '';
  return {
    line,
    cells: {
      text: cell('text'),
      category: cell('category'),
      lat: cell('lat'),
      lng: cell('lng'),
      created_at: cell('created_at'),
    },
    fault:
      record.length === width
        ? undefined
        : `has ${record.length} cells, but the header has ${width}; put texts with commas in quotes`,
  };
};

/** Pictures, spreadsheets, archives and UTF-16 all hold zero bytes; CSV in UTF-8 never does. */
const refuseBinary = (file: string): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!chunk.includes(0)) return done(null, chunk);
      done(new ImportFileError(`${file}: is not CSV in UTF-8. Save the table as "CSV UTF-8".`));
    },
  });
