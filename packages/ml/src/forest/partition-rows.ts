/**
 * Moves the rows that go left before the others, both in their order; returns where those begin.
 *
 * @param place of the first row's bin in `bytes`; the next row's is four further
 * @param goesRight 1 for each bin that goes right
 * @param moved room for as many rows
 */
export const partitionRows = (
  bytes: Uint8Array,
  place: number,
  goesRight: Uint8Array,
  rows: Int32Array,
  start: number,
  end: number,
  moved: Int32Array,
): number => {
  let left = start;
  let right = 0;
  for (let i = start; i < end; i++) {
    const row = rows[i] as number;
    const way = goesRight[bytes[place + (row << 2)] as number] as number;
    rows[left] = row;
    moved[right] = row;
    right += way;
    left += 1 - way;
  }
  rows.set(moved.subarray(0, right), left);
  return left;
};

/** 1 for each bin that a split sends right. */
export const fillRightTable = (
  goesRight: Uint8Array,
  split: { bin: number; set: Int32Array | undefined; missingLeft: boolean },
  bins: number,
): void => {
  for (let bin = 0; bin < 256; bin++) {
    const inSet = split.set && (((split.set[bin >> 5] as number) >>> (bin & 31)) & 1) === 1;
    goesRight[bin] = (split.set ? inSet : bin <= split.bin) ? 0 : 1;
  }
  goesRight[bins] = split.missingLeft ? 0 : 1;
};
