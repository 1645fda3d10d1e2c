import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import {
  type ReadingColumns,
  type Readings,
  ReadingsError,
  readReadings,
} from './read-readings.ts';

export interface SeriesFile extends Readings {
  /** Path within the folder, with slashes. */
  readonly path: string;
}

/**
 * Reads every CSV file of a folder and of the folders in it, in order of their paths.
 *
 * @throws ReadingsError when there is none, or one of them cannot be used
 */
export const readSeriesFolder = async (
  folder: string,
  columns?: ReadingColumns,
): Promise<SeriesFile[]> => {
  const files = await findCsvFiles(folder);
  if (files.length === 0) {
    throw new ReadingsError(
      `${folder} holds no CSV file. Put files with the columns timestamp,value in it or in folders below it.`,
    );
  }
  const series: SeriesFile[] = [];
  for (const file of files) {
    const path = relative(folder, file).split(sep).join('/');
    series.push({ ...(await readReadings(file, columns)), path });
  }
  return series;
};

const findCsvFiles = async (folder: string): Promise<string[]> => {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.csv$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new ReadingsError(`${folder} does not exist. Check the path.`);
    if (code === 'ENOTDIR') {
      throw new ReadingsError(`${folder} is a file. Name the folder that it is in.`);
    }
    throw error;
  }
};
