import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PredictionKind } from '@pulse/contract';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Config } from '../../../config/index.ts';

const HistoryEntry = z.object({
  kind: PredictionKind,
  file: z.string().regex(/^[\w-]+\.csv$/),
  label: z.string(),
  licence: z.string(),
  /** Vehicles an hour that fill the road. */
  capacity: z.number().positive().optional(),
});
export type HistoryEntry = z.output<typeof HistoryEntry>;

/** One column of a history by its wall-clock time, in milliseconds as if it were UTC. */
export interface PastColumn {
  readonly name: string;
  readonly values: ReadonlyMap<number, number>;
}

type Where = Pick<Config, 'citiesDir'>;

/** What a city's pack can play again; nothing when it has no history. */
export const readHistoryIndex = async (
  { citiesDir }: Where,
  cityId: string,
): Promise<HistoryEntry[]> => {
  const file = join(citiesDir, cityId, 'history/history.json');
  const text = await readFile(file, 'utf8').catch((error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '[]';
    throw error;
  });
  return z.array(HistoryEntry).parse(JSON.parse(text));
};

/** The columns of a history file but its time; an empty cell is a gap. */
export const readHistory = async (
  { citiesDir }: Where,
  cityId: string,
  { file }: HistoryEntry,
): Promise<PastColumn[]> => {
  const path = join(citiesDir, cityId, 'history', file);
  const rows: string[][] = parse(await readFile(path, 'utf8'), { bom: true });
  const [header = [], ...body] = rows;
  return header.slice(1).map((name, column) => ({
    name,
    values: new Map(
      body.flatMap((cells): [number, number][] => {
        const cell = cells[column + 1] ?? '';
        return cell === '' ? [] : [[readTime(cells[0] ?? '', path), Number(cell)]];
      }),
    ),
  }));
};

/** `YYYY-MM-DD` or `YYYY-MM-DDTHH`. */
const readTime = (text: string, path: string): number => {
  const time = Date.parse(text.length === 10 ? `${text}T00:00Z` : `${text}:00Z`);
  if (Number.isNaN(time)) throw new Error(`${path}: '${text}' is no time`);
  return time;
};
