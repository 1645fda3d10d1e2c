import { quantileSorted } from '../numeric/index.ts';

/** What is usual at a time of the day, and how far off a value is. */
export interface SeasonalResidual {
  /** Robust deviations from the median of this time of the day; NaN while too little is known. */
  residual(atS: number, z: number): number;
  /** After `residual`: the value below which `share` lay at that time of the day, or NaN. */
  usual(share: number): number;
}

const dayS = 86_400;
/** A quarter of an hour each. */
const slots = 96;
/** Slots on each side that count as the same time. */
const neighbours = 2;
const valuesPerSlot = 60;
/** Before that no time of the day has been seen twice with something beside it. */
const leastDays = 2.5;
const leastValues = 8;
/** Added to the range, in the unit of the running scale: identical days do not make it zero. */
const leastRange = 0.2;

/**
 * Seasonal robust residual, learnt online: the distance to the median of the same time of the day,
 * by the interquartile range there. Older days are forgotten as newer ones fill the slot.
 */
export const createSeasonalResidual = (): SeasonalResidual => {
  const values = new Float64Array(slots * valuesPerSlot);
  const counts = new Int32Array(slots);
  const gathered = new Float64Array((2 * neighbours + 1) * valuesPerSlot);
  let sorted: Float64Array = gathered.subarray(0, 0);
  let firstS: number | undefined;
  const gather = (slot: number) => {
    let size = 0;
    for (let near = -neighbours; near <= neighbours; near++) {
      const from = (slot + near + slots) % slots;
      const filled = Math.min(counts[from] as number, valuesPerSlot);
      const start = from * valuesPerSlot;
      gathered.set(values.subarray(start, start + filled), size);
      size += filled;
    }
    sorted = gathered.subarray(0, size).sort();
  };
  return {
    residual: (atS, z) => {
      firstS ??= atS;
      const slot = Math.floor((((atS % dayS) + dayS) % dayS) / (dayS / slots));
      let result = Number.NaN;
      sorted = gathered.subarray(0, 0);
      if (atS - firstS > leastDays * dayS) gather(slot);
      if (sorted.length >= leastValues) {
        const range = quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25);
        result = Math.abs(z - quantileSorted(sorted, 0.5)) / (range + leastRange);
      }
      const count = counts[slot] as number;
      values[slot * valuesPerSlot + (count % valuesPerSlot)] = z;
      counts[slot] = count + 1;
      return result;
    },
    usual: (share) => (sorted.length >= leastValues ? quantileSorted(sorted, share) : Number.NaN),
  };
};
