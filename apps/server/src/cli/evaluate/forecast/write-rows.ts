import { stringify } from 'csv-stringify/sync';
import { writeWhole } from '../write-whole.ts';
import type { EvaluatedOrigin } from './evaluate-forecast.ts';

const header = 'series,origin,time,horizon,point,lower80,upper80,actual'.split(',');

/** Writes one row for each forecast step. The file appears whole or not at all. */
export const writeRows = async (
  file: string,
  results: readonly EvaluatedOrigin[],
  daily: boolean,
): Promise<void> => {
  const rows = results.flatMap((one) =>
    Array.from(one.point, (point, h) => [
      one.series,
      String(one.origin),
      formatTime(one.times[h] as number, daily),
      String(h + 1),
      formatNumber(point),
      formatNumber(one.lower80[h] as number),
      formatNumber(one.upper80[h] as number),
      formatNumber(one.actual[h] as number),
    ]),
  );
  await writeWhole(file, stringify([header, ...rows]));
};

const formatTime = (time: number, daily: boolean): string => {
  const text = new Date(time).toISOString().replace('T', ' ');
  return text.slice(0, daily ? 10 : 19);
};

const formatNumber = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(8))) : '';
