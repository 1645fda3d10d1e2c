import { createRandom } from '../numeric/index.ts';

/** How the values of one column become whole numbers of a byte. */
export interface FeatureBins {
  readonly categorical: boolean;
  /**
   * Numeric: ascending thresholds; a value's bin is the number of thresholds below it.
   * Categorical: the known categories, ascending; a value's bin is its place among them.
   */
  readonly edges: Float64Array;
  /** Bins of values that are not missing. The bin of missing ones is the next. */
  readonly bins: number;
  /** Whether a value was missing when the bins were learnt. */
  readonly missing: boolean;
}

const sampledRows = 50_000;

/**
 * Learns at most `maxBins` bins from a column: one for each distinct value when there are few enough,
 * else quantiles of the values. A column longer than 50,000 rows is sampled with `seed`.
 */
export const learnBins = (column: Float64Array, maxBins: number, seed: number): FeatureBins => {
  const { sorted, missing } = sortPresent(sample(column, seed));
  const distinct = countDistinct(sorted);
  const edges =
    distinct <= maxBins ? betweenDistinct(sorted, distinct) : betweenQuantiles(sorted, maxBins);
  return {
    categorical: false,
    edges,
    bins: edges.length + 1,
    missing: missing || (column.length > sampledRows && hasMissing(column)),
  };
};

/** Learns the categories of a column; the rarest beyond `maxBins` are treated as missing. */
export const learnCategories = (column: Float64Array, maxBins: number): FeatureBins => {
  const counts = new Map<number, number>();
  let missing = false;
  for (let i = 0; i < column.length; i++) {
    const value = column[i] as number;
    if (Number.isNaN(value)) missing = true;
    else counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const kept = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, maxBins);
  const edges = Float64Array.from(kept, ([value]) => value).sort();
  return {
    categorical: true,
    edges,
    bins: edges.length,
    missing: missing || counts.size > maxBins,
  };
};

/** Writes the bin of every value into `out[offset + row * stride]`. */
export const writeBins = (
  { categorical, edges, bins }: FeatureBins,
  column: Float64Array,
  out: Uint8Array,
  offset: number,
  stride: number,
): void => {
  const cells = categorical ? undefined : createCells(edges);
  let at = offset;
  for (let i = 0; i < column.length; i++, at += stride) {
    const value = column[i] as number;
    if (Number.isNaN(value)) out[at] = bins;
    else if (cells) {
      let place = (value - cells.from) * cells.scale;
      place = place > 0 ? (place < cellCount ? place : cellCount) : 0;
      const cell = place | 0;
      let bin = cells.first[cell] as number;
      let high = cells.first[cell + 1] as number;
      while (bin < high) {
        const middle = (bin + high) >> 1;
        if ((edges[middle] as number) < value) bin = middle + 1;
        else high = middle;
      }
      while (bin < edges.length && (edges[bin] as number) < value) bin++;
      while (bin > 0 && (edges[bin - 1] as number) >= value) bin--;
      out[at] = bin;
    } else out[at] = findCategory(edges, value);
  }
};

/** Place of a category among the known ones; their number when it is unknown. */
export const findCategory = (edges: Float64Array, value: number): number => {
  const at = firstNotBelow(edges, value);
  return at < edges.length && edges[at] === value ? at : edges.length;
};

const cellCount = 1023;

/** A grid over the thresholds, so that most values find their bin in one or two steps. */
const createCells = (edges: Float64Array) => {
  const finite = edges.filter((edge) => Number.isFinite(edge));
  const from = finite[0] ?? 0;
  const width = (finite.at(-1) ?? 0) - from;
  const scale = width > 0 && Number.isFinite(cellCount / width) ? cellCount / width : 0;
  const first = new Uint8Array(cellCount + 2).fill(edges.length);
  for (let cell = 0; cell <= cellCount; cell++) {
    first[cell] =
      cell === 0 ? 0 : scale > 0 ? firstNotBelow(edges, from + cell / scale) : edges.length;
  }
  return { from, scale, first };
};

const firstNotBelow = (edges: Float64Array, value: number): number => {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

const sample = (column: Float64Array, seed: number): Float64Array => {
  if (column.length <= sampledRows) return column.slice();
  const random = createRandom(seed);
  return Float64Array.from({ length: sampledRows }, () => column[random.int(column.length)] ?? 0);
};

const sortPresent = (values: Float64Array) => {
  values.sort();
  let end = values.length;
  while (end > 0 && Number.isNaN(values[end - 1])) end--;
  return { sorted: values.subarray(0, end), missing: end < values.length };
};

const hasMissing = (column: Float64Array): boolean => {
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i])) return true;
  return false;
};

const countDistinct = (sorted: Float64Array): number => {
  let count = sorted.length > 0 ? 1 : 0;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) count++;
  return count;
};

const betweenDistinct = (sorted: Float64Array, distinct: number): Float64Array => {
  const edges = new Float64Array(Math.max(0, distinct - 1));
  let k = 0;
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i] !== sorted[i - 1]) edges[k++] = between(sorted[i - 1] ?? 0, sorted[i] ?? 0);
  }
  return edges;
};

const betweenQuantiles = (sorted: Float64Array, maxBins: number): Float64Array => {
  const edges: number[] = [];
  const last = sorted[sorted.length - 1] as number;
  for (let k = 1; k < maxBins; k++) {
    const place = (k / maxBins) * (sorted.length - 1);
    const low = sorted[Math.floor(place)] as number;
    const high = sorted[Math.ceil(place)] as number;
    const edge = low === high ? low : between(low, high);
    if (edge < last && edge !== edges.at(-1)) edges.push(edge);
  }
  return Float64Array.from(edges);
};

/** A number `t` with low <= t < high, the middle where that can be. */
const between = (low: number, high: number): number => {
  const middle = low + (high - low) / 2;
  return middle < high && middle >= low ? middle : low;
};
