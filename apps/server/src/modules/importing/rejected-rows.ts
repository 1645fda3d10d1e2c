import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { type Stringifier, stringify } from 'csv-stringify';
import type { ComplaintRow } from './read-complaints.ts';

export interface RejectedRows {
  add(row: ComplaintRow, reason: string): void;
  /** Finishes the file; undefined when no row was rejected. */
  close(): Promise<string | undefined>;
}

/**
 * Keeps what was not imported beside the file it came from, with line and reason and in columns
 * that can be mended and imported themselves.
 */
export const openRejectedRows = async (file: string): Promise<RejectedRows> => {
  const path = `${file}.rejected.csv`;
  // That of an earlier run would be taken for this one's.
  await rm(path, { force: true });
  let sheet: Stringifier | undefined;
  let written: Promise<void> | undefined;
  const open = (): Stringifier => {
    const output = createWriteStream(path);
    const made = stringify({
      header: true,
      columns: ['line', 'reason', 'text', 'category', 'lat', 'lng', 'created_at'],
    });
    made.pipe(output);
    output.on('error', (error) => made.destroy(error));
    written = finished(output);
    // Awaited at the end; until then a full disk must not end the process.
    written.catch(() => {});
    return made;
  };
  return {
    add: ({ line, cells }, reason) => {
      sheet ??= open();
      sheet.write({ line, reason, ...cells });
    },
    close: async () => {
      if (sheet === undefined) return undefined;
      sheet.end();
      await written;
      return path;
    },
  };
};
