import type { Holiday } from '@pulse/ml/forecast';
import { isMinorHoliday } from '../../../modules/readiness/index.ts';
import { UsageError } from '../../usage-error.ts';
import { readTable } from '../read-table.ts';
import { readTimes } from './read-times.ts';

const dayMs = 86_400_000;

/**
 * Reads holidays from a CSV file with `date` and `name`. A column `category` that says optional makes a
 * day a lesser one; with a column `scope` only whole countries (IN) and the wanted region are read.
 */
export const readHolidays = async (file: string, region?: string): Promise<Holiday[]> => {
  const table = await readTable(file, ['date', 'name']);
  if (region !== undefined && !table.columns.includes('scope')) {
    throw new UsageError(`${file} has no column scope, so --region cannot choose. Leave it out.`);
  }
  const times = readTimes(table, ['date']);
  return table.rows.flatMap(({ cells }, i) => {
    const scope = (cells.scope ?? '').trim();
    if (scope.includes('-') && scope !== region) return [];
    const minor = isMinorHoliday(cells.category ?? '');
    return [
      { day: Math.floor((times[i] as number) / dayMs), name: (cells.name ?? '').trim(), minor },
    ];
  });
};
