import { createRandom } from '../numeric/index.ts';
import type { BoostingOptions } from './boosting-options.ts';
import { checkTable, type TrainingTable, takeRows } from './training-table.ts';

/** Sets aside the rows to stop early by. */
export const splitValidation = (
  table: TrainingTable,
  validation: BoostingOptions['validation'],
  seed: number,
): { training: TrainingTable; validation?: TrainingTable } => {
  if (!validation) return { training: table };
  if ('target' in validation) {
    checkTable(validation);
    if (validation.features.length !== table.features.length) {
      throw new RangeError(
        `Validation has ${validation.features.length} features, training ${table.features.length}`,
      );
    }
    return { training: table, validation };
  }
  const rows = table.target.length;
  const aside = new Uint8Array(rows);
  if ('rows' in validation) {
    for (let i = 0; i < validation.rows.length; i++) aside[validation.rows[i] as number] = 1;
  } else if ('lastShare' in validation) {
    aside.fill(1, rows - Math.round(validation.lastShare * rows));
  } else {
    const order = createRandom(seed).shuffle(Int32Array.from({ length: rows }, (_, row) => row));
    for (let i = 0; i < Math.round(validation.share * rows); i++) aside[order[i] as number] = 1;
  }
  const every = Int32Array.from({ length: rows }, (_, row) => row);
  const kept = every.filter((row) => aside[row] === 0);
  const put = every.filter((row) => aside[row] === 1);
  if (kept.length === 0 || put.length === 0) {
    throw new RangeError(`Validation takes ${put.length} of ${rows} rows; both parts need one`);
  }
  return { training: takeRows(table, kept), validation: takeRows(table, put) };
};
