import type { Random } from '../numeric/index.ts';
import type { FeatureSet } from './lag-features.ts';

/** Rows for the models that learn from lags: one for each drawn pair of origin and steps ahead. */
export interface TrainingRows {
  readonly columns: readonly Float64Array[];
  /** Value minus base, in units of the series' size at the origin. */
  readonly target: Float64Array;
  readonly weight: Float64Array;
  readonly ahead: Float64Array;
}

export interface RowSource {
  readonly features: FeatureSet;
  /** First origin that has enough before it. */
  readonly from: number;
  /** Values before this step may be learnt from. */
  readonly to: number;
}

export interface RowOptions {
  readonly horizon: number;
  readonly maxRows: number;
  /** Steps after which a row counts half. */
  readonly halfLife: number;
  readonly random: Random;
}

/** Draws pairs evenly over series, origins and steps ahead; pairs without a truth are left out. */
export const drawTrainingRows = (
  sources: readonly RowSource[],
  { horizon, maxRows, halfLife, random }: RowOptions,
): TrainingRows => {
  const width = sources[0]?.features.names.length ?? 0;
  const possible = sources.reduce((sum, { from, to }) => sum + Math.max(0, to - from) * horizon, 0);
  const wanted = Math.min(maxRows, possible);
  const columns = Array.from({ length: width }, () => new Float64Array(wanted));
  const target = new Float64Array(wanted);
  const weight = new Float64Array(wanted);
  const aheads = new Float64Array(wanted);
  const row = new Float64Array(width);
  let rows = 0;
  const add = ({ features }: RowSource, origin: number, ahead: number) => {
    const value = features.memory.values[origin + ahead - 1] as number;
    const base = features.base(origin, ahead);
    if (Number.isNaN(value) || Number.isNaN(base) || rows === wanted) return;
    features.fill(origin, ahead, row);
    for (let c = 0; c < width; c++) (columns[c] as Float64Array)[rows] = row[c] as number;
    target[rows] = (value - base) / features.unit(origin);
    weight[rows] = 1;
    aheads[rows] = ahead;
    rows++;
  };
  const usable = sources.filter(({ from, to }) => to > from);
  if (possible <= maxRows) {
    for (const source of usable) {
      for (let origin = source.from; origin < source.to; origin++) {
        for (let h = 1; h <= Math.min(horizon, source.to - origin); h++) add(source, origin, h);
      }
    }
  } else {
    // Missing truths are drawn again, but not for ever.
    for (let tries = 0; rows < wanted && tries < 8 * wanted; tries++) {
      const source = usable[tries % usable.length] as RowSource;
      const ahead = 1 + random.int(Math.min(horizon, source.to - source.from));
      const origin = source.from + random.int(source.to - source.from - ahead + 1);
      if (random.next() < 2 ** ((origin - source.to) / halfLife)) add(source, origin, ahead);
    }
  }
  return {
    columns: columns.map((column) => column.subarray(0, rows)),
    target: target.subarray(0, rows),
    weight: weight.subarray(0, rows),
    ahead: aheads.subarray(0, rows),
  };
};
