import { type BinnedFeatures, binFeatures, bytesOfBins } from './bin-features.ts';
import type { FeatureBins } from './feature-bins.ts';
import { createHistogramKernel } from './histogram-kernel.ts';

/**
 * A histogram holds two numbers for each bin of each feature: the sum of gradients and a packed sum
 * of counts and hessians (see pack-hessians.ts), side by side.
 */
export type Histogram = Float64Array;

/** Everything that the inner loops work on, in one memory. */
export interface HistogramTable {
  readonly binned: BinnedFeatures;
  /** Gradient and packed hessian of each row. */
  readonly pairs: Float64Array;
  /** The rows in use, in the order of the tree that grows. */
  readonly rows: Int32Array;
  /** Histograms that may be filled; each has a place in the memory. */
  readonly histograms: readonly Histogram[];
  /**
   * Sums the pairs of `rows[start..end)` by bin.
   *
   * @param all `rows` are all rows in their order
   * @param groups 1 for each four features of which some are wanted
   */
  fill(out: Histogram, start: number, end: number, all: boolean, groups: Uint8Array): void;
  /** `parent` becomes the histogram of its other child (Ke et al. 2017, section 2). */
  subtract(parent: Histogram, child: Histogram): void;
}

const page = 65_536;
/** Beyond this, leaves share histograms, and some are counted anew. */
const mostBytesOfHistograms = 256 * 2 ** 20;

/** @param leaves the most leaves that can be open at a time */
export const createHistogramTable = (
  columns: readonly Float64Array[],
  features: readonly FeatureBins[],
  leaves: number,
): HistogramTable => {
  const total = columns[0]?.length ?? 0;
  const bins = features.reduce((sum, feature) => sum + feature.bins + 1, 0);
  const size = 16 * bins;
  const slots = Math.max(4, Math.min(leaves + 2, Math.floor(mostBytesOfHistograms / size)));
  const pairsAt = aligned(bytesOfBins(features.length, total));
  const orderedAt = pairsAt + 16 * total;
  const rowsAt = orderedAt + 16 * total;
  const histogramsAt = aligned(rowsAt + 4 * total);
  const bytes = histogramsAt + slots * size;
  const { kernel, buffer } = createHistogramKernel(Math.ceil(bytes / page));
  const binned = binFeatures(columns, features, new Uint8Array(buffer, 0, pairsAt));
  const firstOf = (out: Histogram, feature: number): number =>
    out.byteOffset + 16 * (binned.firstBin[feature] ?? 0);
  return {
    binned,
    pairs: new Float64Array(buffer, pairsAt, 2 * total),
    rows: new Int32Array(buffer, rowsAt, total),
    histograms: Array.from(
      { length: slots },
      (_, slot) => new Float64Array(buffer, histogramsAt + slot * size, 2 * bins),
    ),
    fill: (out, start, end, all, groups) => {
      out.fill(0);
      if (end <= start) return;
      const from = rowsAt + 4 * start;
      const pairs = all ? pairsAt : orderedAt;
      const pairsEnd = pairs + 16 * (end - start);
      if (!all) kernel.gather(pairsAt, from, orderedAt, pairsEnd);
      for (let group = 0; group < groups.length; group++) {
        if (groups[group] === 0) continue;
        const f = 4 * group;
        const fill = (all ? kernel.fillAll : kernel.fillRows)[
          Math.min(4, features.length - f) - 1
        ] as (typeof kernel.fillAll)[number];
        const words = f * total;
        const [a, b] = [firstOf(out, f), firstOf(out, f + 1)];
        fill(words, from, pairs, pairsEnd, a, b, firstOf(out, f + 2), firstOf(out, f + 3));
      }
    },
    subtract: (parent, child) =>
      kernel.subtract(parent.byteOffset, child.byteOffset, parent.byteOffset + size),
  };
};

const aligned = (bytes: number): number => Math.ceil(bytes / 16) * 16;
