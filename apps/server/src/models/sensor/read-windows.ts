import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseTime, ReadingsError } from './read-readings.ts';
import type { SeriesFile } from './read-series-folder.ts';

/** First and last row of each labelled window of a series. */
export type Windows = readonly (readonly [first: number, last: number])[];

const Labels = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])));

/**
 * Reads labels as the Numenta Anomaly Benchmark keeps them: path of a file -> pairs of times.
 *
 * @returns the windows of each series, in order; undefined for one that the labels do not name
 * @throws ReadingsError naming file and remedy
 */
export const readWindows = async (
  file: string,
  series: readonly SeriesFile[],
): Promise<(Windows | undefined)[]> => {
  const labels = Labels.safeParse(await readJson(file));
  if (!labels.success) {
    throw new ReadingsError(
      `${file} is not a list of windows. It needs {"folder/name.csv": [["first time", "last time"], ...]}.`,
    );
  }
  return series.map((one) => {
    // Labels name paths below the data; the folder given may lie above or below that.
    const key = Object.keys(labels.data).find(
      (name) => name === one.path || one.path.endsWith(`/${name}`) || name.endsWith(`/${one.path}`),
    );
    if (key === undefined) return undefined;
    return (labels.data[key] ?? [])
      .map(([first, last]) => rowsOf(one, first, last, `${file}: ${key}`))
      .sort((a, b) => a[0] - b[0]);
  });
};

const rowsOf = (
  { timesMs, path }: SeriesFile,
  firstText: string,
  lastText: string,
  where: string,
): readonly [number, number] => {
  const [first, last] = [firstText, lastText].map((text) => {
    const time = parseTime(text);
    if (time !== undefined) return timesMs.indexOf(time);
    throw new ReadingsError(`${where}: "${text}" is no time. Write it as 2014-04-01 00:05:00.`);
  });
  if (first === undefined || last === undefined || first < 0 || last < first) {
    throw new ReadingsError(
      `${where}: the window ${firstText} to ${lastText} does not begin and end with readings of ${path}. Use labels that were made for these files.`,
    );
  }
  return [first, last];
};

const readJson = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ReadingsError(`${file} cannot be read as JSON (${why}). Check the path.`);
  }
};
