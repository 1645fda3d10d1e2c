import type { Ctx } from '../../kernel/ctx.ts';
import { createSuggester } from '../places/index.ts';
import { createComplaintCheck } from './check-complaint.ts';
import { ImportFileError } from './import-file-error.ts';
import type { PastIncident } from './insert-incidents.ts';
import { openComplaints } from './read-complaints.ts';
import { openRejectedRows } from './rejected-rows.ts';
import { storeIncidents } from './store-incidents.ts';

export interface ImportProgress {
  /** Rows with something in them, without the header. */
  read: number;
  added: number;
  /** Were in the database before. */
  already: number;
  rejected: number;
  /** Of the file, 0-1. */
  share: number;
}

export interface ImportSummary extends Omit<ImportProgress, 'share'> {
  readonly cityId: string;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** Stopped by the signal before the end; importing again goes on where this ended. */
  readonly interrupted: boolean;
  /** Where all rejected rows were written; null when there are none. */
  readonly rejectedFile: string | null;
  /** The first few, for people to see at once. */
  readonly firstRejected: readonly { readonly line: number; readonly reason: string }[];
}

export interface ImportOptions {
  readonly file: string;
  readonly cityId?: string | undefined;
  readonly onProgress?: (progress: Readonly<ImportProgress>) => void;
  /** Stops after the batch that is being written. */
  readonly signal?: AbortSignal;
}

const batchRows = 5_000;
const progressRows = 1_000;
const shownRejections = 10;

/**
 * Imports a CSV file of complaints. Safe to run twice and to stop at any time: each batch is one
 * transaction, and a row that is in the database is not added again.
 *
 * @throws ImportFileError when the file is no such file, the city unknown
 */
export const importComplaints = async (
  ctx: Ctx,
  { file, cityId = ctx.config.defaultCityId, onProgress = () => {}, signal }: ImportOptions,
): Promise<ImportSummary> => {
  const city = ctx.geography.city(cityId);
  if (city === undefined) {
    throw new ImportFileError(`There is no city ${cityId}. Choose one whose pack is in cities/.`);
  }
  const complaints = await openComplaints(file);
  const suggest = await createSuggester(ctx, cityId);
  const now = ctx.clock.now();
  const check = createComplaintCheck({ geography: ctx.geography, city, now, suggest });
  const rejections = await openRejectedRows(file);
  const firstRejected: { line: number; reason: string }[] = [];
  const progress: ImportProgress = { read: 0, added: 0, already: 0, rejected: 0, share: 0 };
  const startedMs = performance.now();
  let batch: PastIncident[] = [];

  const flush = async () => {
    if (batch.length === 0) return;
    const rows = batch;
    const added = await ctx.db.transaction().execute((tx) => storeIncidents(ctx, tx, cityId, rows));
    progress.added += added;
    progress.already += batch.length - added;
    batch = [];
  };
  const tell = () => {
    progress.share = Math.min(1, complaints.readBytes() / Math.max(1, complaints.sizeBytes));
    onProgress(progress);
  };

  let rejectedFile: string | undefined;
  try {
    for await (const row of complaints.rows()) {
      progress.read += 1;
      const checked = check(row);
      if (checked.ok) batch.push(checked.incident);
      else {
        progress.rejected += 1;
        rejections.add(row, checked.reason);
        if (firstRejected.length < shownRejections) {
          firstRejected.push({ line: row.line, reason: checked.reason });
        }
      }
      if (batch.length === batchRows) await flush();
      if (progress.read % progressRows === 0) tell();
      if (signal?.aborted) break;
    }
    await flush();
    tell();
  } finally {
    rejectedFile = await rejections.close();
  }
  const seconds = (performance.now() - startedMs) / 1000;
  const { share: _, ...counts } = progress;
  return {
    ...counts,
    cityId,
    seconds: Math.round(seconds * 100) / 100,
    rowsPerSecond: Math.round(progress.read / seconds),
    interrupted: signal?.aborted ?? false,
    rejectedFile: rejectedFile ?? null,
    firstRejected,
  };
};
