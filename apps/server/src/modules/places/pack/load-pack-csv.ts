import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx, Tx } from '../../../kernel/ctx.ts';
import { findPacks } from './find-packs.ts';
import { PackError } from './pack-error.ts';

export interface PackCsv<T> {
  /** In the city's folder, such as `hospitals.csv`; a pack may do without. */
  readonly file: string;
  readonly row: z.ZodType<T>;
  /** Makes the tables agree with the rows. */
  readonly store: (tx: Tx, cityId: string, rows: readonly T[]) => Promise<void>;
}

// Any fixed number that nobody else locks.
const loadingLock = 7_305_103;

/**
 * Loads a table of every city pack for the module that owns it, where it changed since. Runs after
 * `loadCityPacks`, at each start.
 *
 * @returns how many files were loaded
 * @throws PackError naming file and line
 */
export const loadPackCsv = async <T>(ctx: Ctx, csv: PackCsv<T>): Promise<number> => {
  let loaded = 0;
  for (const folder of await findPacks(ctx.config.citiesDir)) {
    const path = join(folder, csv.file);
    const text = await readIfThere(path);
    if (text === undefined) continue;
    const rows = parseRows(path, text, csv.row);
    const hash = createHash('sha256').update(text).digest('hex');
    const cityId = basename(folder);
    const isNew = await ctx.db.transaction().execute(async (tx) => {
      await sql`SELECT pg_advisory_xact_lock(${loadingLock}::bigint)`.execute(tx);
      const stored = await tx
        .selectFrom('packFiles')
        .select('hash')
        .where('cityId', '=', cityId)
        .where('file', '=', csv.file)
        .executeTakeFirst();
      if (stored?.hash === hash) return false;
      await csv.store(tx, cityId, rows);
      const loadedAt = ctx.clock.now();
      await tx
        .insertInto('packFiles')
        .values({ cityId, file: csv.file, hash, loadedAt })
        .onConflict((conflict) =>
          conflict.columns(['cityId', 'file']).doUpdateSet({ hash, loadedAt }),
        )
        .execute();
      return true;
    });
    loaded += Number(isNew);
  }
  return loaded;
};

const parseRows = <T>(path: string, text: string, row: z.ZodType<T>): T[] => {
  let records: unknown[];
  try {
    records = parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new PackError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return records.map((record, index) => {
    const parsed = row.safeParse(record);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new PackError(`${path}, row ${index + 1}, ${issue?.path.join('.')}: ${issue?.message}`);
  });
};

const readIfThere = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
