import type { BinnedFeatures } from './bin-features.ts';

/**
 * A histogram holds two numbers for each bin of each feature: the sum of gradients and a packed sum
 * of counts and hessians (see pack-hessians.ts), side by side. `pairs` hold the same for each row.
 */
export type Histogram = Float64Array;

/**
 * Sums `pairs` of some rows by bin. `pairs` are in the order of `rows[start..end)`.
 *
 * @param rows undefined for all rows in their order
 * @param groups 1 for the words of four features that are wanted
 */
export const fillHistogram = (
  { words, rows: total, firstBin }: BinnedFeatures,
  rows: Int32Array | undefined,
  start: number,
  end: number,
  pairs: Float64Array,
  groups: Uint8Array,
  out: Histogram,
): void => {
  out.fill(0);
  for (let group = 0; group < groups.length; group++) {
    if (groups[group] === 0) continue;
    const a = 2 * (firstBin[4 * group] as number);
    const b = 2 * (firstBin[4 * group + 1] as number);
    const c = 2 * (firstBin[4 * group + 2] as number);
    const d = 2 * (firstBin[4 * group + 3] as number);
    const base = group * total;
    if (rows) addRows(words, base, rows, start, end, pairs, out, a, b, c, d);
    else addAllRows(words, base, total, pairs, out, a, b, c, d);
  }
};

/** `parent` becomes the histogram of the other child (Ke et al. 2017, section 2). */
export const subtractHistogram = (parent: Histogram, child: Histogram): void => {
  for (let i = 0; i < parent.length; i++) {
    parent[i] = (parent[i] as number) - (child[i] as number);
  }
};

const addRows = (
  words: Int32Array,
  base: number,
  rows: Int32Array,
  start: number,
  end: number,
  pairs: Float64Array,
  out: Histogram,
  first: number,
  second: number,
  third: number,
  fourth: number,
) => {
  let at = 0;
  for (let i = start; i < end; i++, at += 2) {
    const word = words[base + (rows[i] as number)] as number;
    const gradient = pairs[at] as number;
    const packed = pairs[at + 1] as number;
    const a = first + ((word & 255) << 1);
    out[a] = (out[a] as number) + gradient;
    out[a + 1] = (out[a + 1] as number) + packed;
    const b = second + ((word >>> 7) & 510);
    out[b] = (out[b] as number) + gradient;
    out[b + 1] = (out[b + 1] as number) + packed;
    const c = third + ((word >>> 15) & 510);
    out[c] = (out[c] as number) + gradient;
    out[c + 1] = (out[c + 1] as number) + packed;
    const d = fourth + ((word >>> 23) & 510);
    out[d] = (out[d] as number) + gradient;
    out[d + 1] = (out[d + 1] as number) + packed;
  }
};

const addAllRows = (
  words: Int32Array,
  base: number,
  total: number,
  pairs: Float64Array,
  out: Histogram,
  first: number,
  second: number,
  third: number,
  fourth: number,
) => {
  for (let i = 0; i < total; i++) {
    const word = words[base + i] as number;
    const gradient = pairs[2 * i] as number;
    const packed = pairs[2 * i + 1] as number;
    const a = first + ((word & 255) << 1);
    out[a] = (out[a] as number) + gradient;
    out[a + 1] = (out[a + 1] as number) + packed;
    const b = second + ((word >>> 7) & 510);
    out[b] = (out[b] as number) + gradient;
    out[b + 1] = (out[b + 1] as number) + packed;
    const c = third + ((word >>> 15) & 510);
    out[c] = (out[c] as number) + gradient;
    out[c + 1] = (out[c + 1] as number) + packed;
    const d = fourth + ((word >>> 23) & 510);
    out[d] = (out[d] as number) + gradient;
    out[d + 1] = (out[d + 1] as number) + packed;
  }
};
