/** The newest values, kept in ascending order as well. */
export interface SortedMemory {
  readonly size: number;
  /** Ascending; only the first `size` are set. Read at once: `push` changes it. */
  readonly sorted: Float64Array;
  /** How many kept values are below x, or also equal to it. */
  countBelow(x: number, orEqual?: boolean): number;
  push(x: number): void;
}

/** Keeps at most `capacity` values, letting go of the oldest. A push costs one move of memory. */
export const createSortedMemory = (capacity: number): SortedMemory => {
  const sorted = new Float64Array(capacity);
  const arrived = new Float64Array(capacity);
  let size = 0;
  let next = 0;
  const countBelow = (x: number, orEqual = false): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const y = sorted[middle] as number;
      if (y < x || (orEqual && y === x)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    get size() {
      return size;
    },
    sorted,
    countBelow,
    push: (x) => {
      if (size === capacity) {
        const oldest = countBelow(arrived[next] as number);
        sorted.copyWithin(oldest, oldest + 1, size);
        size--;
      }
      const at = countBelow(x);
      sorted.copyWithin(at + 1, at, size);
      sorted[at] = x;
      size++;
      arrived[next] = x;
      next = (next + 1) % capacity;
    },
  };
};
