import type { FeatureBins } from './feature-bins.ts';
import { setWords } from './trees.ts';

export interface ImpuritySplit {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
  readonly missingLeft: boolean;
  readonly set: Int32Array | undefined;
}

/**
 * Looks for the split of a node that lowers the variance most, or the Gini impurity, which is the
 * variance of the classes' indicators (Breiman et al. 1984). Bins that no row of the node is in cost
 * nothing, so small nodes are cheap.
 */
export const createImpurity = (target: Float64Array, classes: number, minSamplesLeaf: number) => {
  const channels = classes > 2 ? classes : 1;
  const sums = new Float64Array(256 * channels);
  const weightOf = new Float64Array(256);
  const countOf = new Int32Array(256);
  const used = new Int32Array(256);
  const keys = new Float64Array(256);
  const touched = new Int32Array(8);
  const total = new Float64Array(channels);
  const left = new Float64Array(channels);
  let nodeRows = new Int32Array(0);
  let from = 0;
  let to = 0;
  let nodeWeights = new Float64Array(0);
  let weight = 0;
  let parent = 0;

  /** Begins a node. False when its rows agree. */
  const open = (rows: Int32Array, start: number, end: number, weights: Float64Array): boolean => {
    nodeRows = rows as Int32Array<ArrayBuffer>;
    nodeWeights = weights as Float64Array<ArrayBuffer>;
    from = start;
    to = end;
    weight = 0;
    total.fill(0);
    const first = target[rows[start] as number];
    let agrees = true;
    for (let i = start; i < end; i++) {
      const row = rows[i] as number;
      const own = weights[row] as number;
      const value = target[row] as number;
      if (value !== first) agrees = false;
      weight += own;
      if (channels === 1) total[0] = (total[0] as number) + own * value;
      else total[value] = (total[value] as number) + own;
    }
    parent = squares(total, weight);
    return !agrees && weight > 0;
  };

  const fill = (bytes: Uint8Array, place: number) => {
    for (let i = from; i < to; i++) {
      const row = nodeRows[i] as number;
      const bin = bytes[place + (row << 2)] as number;
      const own = nodeWeights[row] as number;
      touched[bin >> 5] = (touched[bin >> 5] as number) | (1 << (bin & 31));
      countOf[bin] = (countOf[bin] as number) + 1;
      weightOf[bin] = (weightOf[bin] as number) + own;
      if (channels === 1) sums[bin] = (sums[bin] as number) + own * (target[row] as number);
      else {
        const at = bin * channels + (target[row] as number);
        sums[at] = (sums[at] as number) + own;
      }
    }
  };

  /** Lists the touched bins in order, without that of missing values; returns their number. */
  const listUsed = (missingBin: number): number => {
    let count = 0;
    for (let word = 0; word < 8; word++) {
      let bits = touched[word] as number;
      while (bits !== 0) {
        const bin = 32 * word + 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        if (bin !== missingBin) used[count++] = bin;
      }
    }
    return count;
  };

  const clear = (count: number, missingBin: number) => {
    for (let k = 0; k <= count; k++) {
      const bin = k < count ? (used[k] as number) : missingBin;
      countOf[bin] = 0;
      weightOf[bin] = 0;
      sums.fill(0, bin * channels, (bin + 1) * channels);
    }
    touched.fill(0);
  };

  /** Looks at one feature; a split is given when it gains more than `least`. */
  const look = (
    bytes: Uint8Array,
    place: number,
    { categorical, bins }: FeatureBins,
    feature: number,
    least: number,
  ): { differs: boolean; split: ImpuritySplit | undefined } => {
    fill(bytes, place);
    const count = listUsed(bins);
    const missing = countOf[bins] as number;
    const differs = count > 1 || (count === 1 && missing > 0);
    let gain = Math.max(least, 1e-12 * Math.abs(parent));
    let bestAt = -1;
    let bestMissingLeft = false;
    if (differs) {
      if (categorical) sortByMean(count);
      const rows = to - from;
      for (let pass = 0; pass < (missing > 0 ? 2 : 1); pass++) {
        let leftWeight = 0;
        let leftCount = 0;
        left.fill(0);
        if (pass === 1) {
          leftWeight = weightOf[bins] as number;
          leftCount = missing;
          for (let c = 0; c < channels; c++) left[c] = sums[bins * channels + c] as number;
        }
        const last = missing > 0 ? count : count - 1;
        for (let k = 0; k < last; k++) {
          const bin = used[k] as number;
          leftWeight += weightOf[bin] as number;
          leftCount += countOf[bin] as number;
          for (let c = 0; c < channels; c++) {
            left[c] = (left[c] as number) + (sums[bin * channels + c] as number);
          }
          if (leftCount < minSamplesLeaf) continue;
          if (rows - leftCount < minSamplesLeaf || leftCount === rows) break;
          const own = squares(left, leftWeight) + restSquares(leftWeight) - parent;
          if (own > gain) {
            gain = own;
            bestAt = k;
            bestMissingLeft = missing > 0 ? pass === 1 : leftCount > rows - leftCount;
          }
        }
      }
    }
    const split = bestAt < 0 ? undefined : describe(bestAt);
    clear(count, bins);
    return { differs, split };

    function describe(at: number): ImpuritySplit {
      const bin = used[at] as number;
      const next = at + 1 < count ? (used[at + 1] as number) : bins;
      let set: Int32Array | undefined;
      if (categorical) {
        set = new Int32Array(setWords);
        for (let k = 0; k <= at; k++) {
          const member = used[k] as number;
          set[member >> 5] = (set[member >> 5] as number) | (1 << (member & 31));
        }
      }
      // Half way to the next bin in use, as between the values of an exact search.
      const middle = next === bins ? bin : (bin + next - 1) >> 1;
      return { gain, feature, bin: middle, missingLeft: bestMissingLeft, set };
    }
  };

  /** Orders categories by their mean target (the share of the node's commonest class for many). */
  const sortByMean = (count: number) => {
    let channel = 0;
    for (let c = 1; c < channels; c++) {
      if ((total[c] as number) > (total[channel] as number)) channel = c;
    }
    for (let k = 0; k < count; k++) {
      const bin = used[k] as number;
      keys[bin] = (sums[bin * channels + channel] as number) / (weightOf[bin] as number);
    }
    used.subarray(0, count).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  };

  const restSquares = (leftWeight: number): number => {
    const rest = weight - leftWeight;
    if (!(rest > 0)) return 0;
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += ((total[c] as number) - (left[c] as number)) ** 2;
    return sum / rest;
  };

  return { open, look };
};

const squares = (sums: Float64Array, weight: number): number => {
  if (!(weight > 0)) return 0;
  let sum = 0;
  for (let c = 0; c < sums.length; c++) sum += (sums[c] as number) ** 2;
  return sum / weight;
};
