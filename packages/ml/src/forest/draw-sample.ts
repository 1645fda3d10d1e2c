import type { Random } from '../numeric/index.ts';

/** Fills `rows` with a share of all rows, ascending, without repeats; returns the part in use. */
export const drawRows = (rows: Int32Array, share: number, random: Random): Int32Array => {
  if (share >= 1) {
    for (let i = 0; i < rows.length; i++) rows[i] = i;
    return rows;
  }
  let wanted = Math.max(1, Math.round(share * rows.length));
  let taken = 0;
  for (let i = 0; wanted > 0; i++) {
    if (random.next() * (rows.length - i) >= wanted) continue;
    rows[taken++] = i;
    wanted--;
  }
  return rows.subarray(0, taken);
};

/** Marks a share of the features with 1, the others with 0. */
export const drawFeatures = (active: Uint8Array, share: number, random: Random) => {
  let wanted = Math.max(1, Math.round(share * active.length));
  for (let f = 0; f < active.length; f++) {
    const taken = random.next() * (active.length - f) < wanted;
    active[f] = taken ? 1 : 0;
    if (taken) wanted--;
  }
};
