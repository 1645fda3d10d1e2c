import { type FeatureBins, learnBins, learnCategories, writeBins } from './feature-bins.ts';

/** A table of bytes. Four features share a word, so that one look serves four histograms. */
export interface BinnedFeatures {
  readonly rows: number;
  readonly features: readonly FeatureBins[];
  /**
   * The bin of feature f of a row is at `bytePlace(f, rows) + 4 * row`: those of four features are
   * side by side.
   */
  readonly bytes: Uint8Array;
  /** First bin of each feature in a histogram of all, and at last their number. */
  readonly firstBin: Int32Array;
}

export interface BinOptions {
  /** 2 to 255; one more is for missing values. */
  readonly maxBins: number;
  /** 1 for the features whose values are names, not amounts. */
  readonly categorical: Uint8Array;
  readonly seed: number;
}

/** Learns the bins of each column. */
export const learnAllBins = (
  columns: readonly Float64Array[],
  { maxBins, categorical, seed }: BinOptions,
): FeatureBins[] => {
  if (!(Number.isInteger(maxBins) && maxBins >= 2 && maxBins <= 255)) {
    throw new RangeError(`maxBins is ${maxBins}; it must be a whole number from 2 to 255`);
  }
  return columns.map((column, f) =>
    categorical[f] ? learnCategories(column, maxBins) : learnBins(column, maxBins, seed + f),
  );
};

/** @param bytes room for `bytesOfBins` */
export const binFeatures = (
  columns: readonly Float64Array[],
  features: readonly FeatureBins[],
  bytes: Uint8Array,
): BinnedFeatures => {
  const rows = columns[0]?.length ?? 0;
  const firstBin = new Int32Array(features.length + 1);
  features.forEach((bins, f) => {
    writeBins(bins, columns[f] as Float64Array, bytes, bytePlace(f, rows), 4);
    firstBin[f + 1] = (firstBin[f] as number) + bins.bins + 1;
  });
  return { rows, features, bytes, firstBin };
};

export const bytesOfBins = (features: number, rows: number): number =>
  4 * Math.ceil(features / 4) * rows;

/** Place of the first row's bin of a feature. */
export const bytePlace = (feature: number, rows: number): number =>
  4 * (feature >> 2) * rows + (feature & 3);
