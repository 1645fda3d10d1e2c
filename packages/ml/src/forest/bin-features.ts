import { type FeatureBins, learnBins, learnCategories, writeBins } from './feature-bins.ts';

/** A table of bytes. Four features share a word, so that one look serves four histograms. */
export interface BinnedFeatures {
  readonly rows: number;
  readonly features: readonly FeatureBins[];
  /** The word of features 4g..4g+3 of a row is at g * rows + row; the first feature is lowest. */
  readonly words: Int32Array;
  /** The same memory: the bin of feature f of a row is at `bytePlace(f, rows) + 4 * row`. */
  readonly bytes: Uint8Array;
  /** First bin of each feature in a histogram of all, and at last their number. */
  readonly firstBin: Int32Array;
}

export interface BinOptions {
  readonly maxBins: number;
  /** 1 for the features whose values are names, not amounts. */
  readonly categorical: Uint8Array;
  readonly seed: number;
}

export const binFeatures = (
  columns: readonly Float64Array[],
  { maxBins, categorical, seed }: BinOptions,
): BinnedFeatures => {
  const rows = columns[0]?.length ?? 0;
  const groups = Math.ceil(columns.length / 4);
  const words = new Int32Array(groups * rows);
  const bytes = new Uint8Array(words.buffer);
  const firstBin = new Int32Array(groups * 4 + 1);
  const features = columns.map((column, f) => {
    const bins = categorical[f]
      ? learnCategories(column, maxBins)
      : learnBins(column, maxBins, seed + f);
    writeBins(bins, column, bytes, bytePlace(f, rows), 4);
    return bins;
  });
  for (let f = 0; f < groups * 4; f++) {
    const feature = features[f];
    firstBin[f + 1] = (firstBin[f] as number) + (feature ? feature.bins + 1 : 1);
  }
  return { rows, features, words, bytes, firstBin };
};

/** Place of the first row's bin of a feature. */
export const bytePlace = (feature: number, rows: number): number =>
  4 * (feature >> 2) * rows + (feature & 3);
