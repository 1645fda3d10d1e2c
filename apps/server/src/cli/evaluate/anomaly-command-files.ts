import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { UsageError } from '../usage-error.ts';

export interface ScoredFile {
  /** Path within the folder, with slashes. */
  readonly path: string;
  readonly cells: readonly (readonly [time: string, value: string])[];
  readonly scores: Float64Array;
}

/** @throws UsageError when the scored files would lie among what is to be scored */
export const assertApart = (data: string, out: string): void => {
  const within = relative(resolve(data), resolve(out));
  if (within !== '' && (within === '..' || within.startsWith(`..${sep}`))) return;
  throw new UsageError(
    `--out ${out} lies within --data ${data}, where it would be scored next time. Name a folder beside it.`,
  );
};

/**
 * Writes one file for each, by its path, with anomaly_score beside time and value. Files get their
 * names when all of them are written.
 *
 * @throws UsageError when the folder cannot be written to
 */
export const writeScored = async (
  out: string,
  files: readonly ScoredFile[],
  columns: { readonly time: string; readonly value: string },
): Promise<void> => {
  const unfinished = files.map(({ path }) => `${join(out, path)}.${process.pid}.part`);
  try {
    for (const [i, { path, cells, scores }] of files.entries()) {
      const file = join(out, path);
      await mkdir(dirname(file), { recursive: true });
      if (await isFolder(file)) throw new Error(`${file} is a folder`);
      const rows = cells.map(([time, value], row) => [time, value, formatScore(scores[row] ?? 0)]);
      const header = [columns.time, columns.value, 'anomaly_score'];
      await writeFile(unfinished[i] ?? '', stringify([header, ...rows]));
    }
    for (const [i, { path }] of files.entries()) await rename(unfinished[i] ?? '', join(out, path));
  } catch (error) {
    await Promise.all(unfinished.map((file) => rm(file, { force: true }).catch(() => {})));
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${out} cannot be written to (${why}). Name another folder with --out.`);
  }
};

/** Six digits: scores that differ stay apart, so that every threshold finds the same rows. */
const formatScore = (score: number): string => String(Number(score.toFixed(6)));

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
};
