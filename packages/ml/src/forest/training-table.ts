export interface TrainingTable {
  /** One array a feature, all as long as `target`. NaN is missing. */
  readonly features: readonly Float64Array[];
  readonly target: Float64Array;
  /** Not negative; a row of weight 2 counts like two rows. */
  readonly weights?: Float64Array;
}

/** Throws, naming column and row, for a table that nothing can be learnt from. */
export const checkTable = ({ features, target, weights }: TrainingTable): void => {
  if (target.length === 0) throw new RangeError('There is no row to learn from');
  if (features.length === 0) throw new RangeError('There is no feature to learn from');
  features.forEach((column, f) => {
    if (column.length !== target.length) {
      throw new RangeError(
        `Feature ${f} has ${column.length} rows, but the target has ${target.length}`,
      );
    }
  });
  for (let row = 0; row < target.length; row++) {
    if (!Number.isFinite(target[row])) {
      throw new RangeError(`Target of row ${row} is ${target[row]}; leave out rows without one`);
    }
  }
  if (weights) checkWeights(weights, target.length);
};

/** The rows of a table in a given order. */
export const takeRows = (
  { features, target, weights }: TrainingTable,
  rows: Int32Array,
): TrainingTable => ({
  features: features.map((column) => take(column, rows)),
  target: take(target, rows),
  ...(weights && { weights: take(weights, rows) }),
});

/** 1 for each feature that is named. Throws for one that is not there. */
export const flagsOf = (features: readonly number[], width: number): Uint8Array => {
  const flags = new Uint8Array(width);
  for (const f of features) {
    if (!(Number.isInteger(f) && f >= 0 && f < width)) {
      throw new RangeError(`Categorical feature ${f} is not one of the ${width} features`);
    }
    flags[f] = 1;
  }
  return flags;
};

const take = (column: Float64Array, rows: Int32Array): Float64Array => {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = column[rows[i] as number] as number;
  return taken;
};

const checkWeights = (weights: Float64Array, rows: number) => {
  if (weights.length !== rows) {
    throw new RangeError(`There are ${weights.length} weights for ${rows} rows`);
  }
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights[row] as number;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`Weight of row ${row} is ${weight}; it must be 0 or more`);
    }
    total += weight;
  }
  if (total === 0) throw new RangeError('Every weight is 0');
};
