import type { BedBlocks } from './plan-problem.ts';

/** The beds of one department: what the days ask and what may be opened. */
export interface BedPart {
  readonly blocks: readonly BedBlocks[];
  readonly staffed: number;
  /** Own patients by day. */
  readonly own: Float64Array;
  /** 1 where nobody may be left without a bed. */
  readonly hard: Uint8Array;
  /** Bounds of open blocks, at option x days + day. */
  readonly least: Int32Array;
  readonly most: Int32Array;
}

export interface PartPrices {
  /** What one unit of money weighs: 1, and more where the budget is short. */
  readonly money: number;
  /** Bounds of the net patients taken there, by day, and what one is worth. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly worth: Float64Array;
}

/**
 * The least weight of opening beds, patients without one and the worth of patients taken there, over
 * all whole numbers of blocks: exact dynamic programming over days and open blocks. Infinity where a
 * hard day cannot be kept. Fills `open` (option x days + day) and `taken` (patients taken there, by
 * day) when they are given.
 */
export const solveBedPart = (
  part: BedPart,
  overflowWeight: number,
  prices: PartPrices,
  open?: Int32Array,
  taken?: Float64Array,
): number => {
  const days = part.own.length;
  const options = part.blocks.length;
  const sizes = part.blocks.map(({ blocks }) => blocks + 1);
  const states = sizes.reduce((product, size) => product * size, 1);
  const beds = new Float64Array(states);
  const perDay = new Float64Array(states);
  for (let state = 0; state < states; state++) {
    let rest = state;
    for (let o = 0; o < options; o++) {
      const size = sizes[o] as number;
      const count = rest % size;
      rest = (rest - count) / size;
      const block = part.blocks[o] as BedBlocks;
      beds[state] = (beds[state] as number) + count * block.bedsPerBlock;
      perDay[state] = (perDay[state] as number) + count * block.costPerDay * prices.money;
    }
  }
  const ahead = Array.from({ length: days + 1 }, () => new Float64Array(states));
  for (let day = days - 1; day >= 0; day--) {
    const now = ahead[day] as Float64Array;
    const next = (ahead[day + 1] as Float64Array).slice();
    if (day < days - 1) settle(next, sizes, part.blocks, prices.money);
    for (let state = 0; state < states; state++) {
      if (!allowed(part, sizes, state, day)) now[state] = Infinity;
      else {
        const room = part.staffed + (beds[state] as number) - (part.own[day] as number);
        now[state] =
          (perDay[state] as number) +
          (next[state] as number) +
          dayWeight(part, overflowWeight, prices, day, room);
      }
    }
  }
  let at = 0;
  for (let o = options - 1; o >= 0; o--) {
    at =
      at * (sizes[o] as number) + Math.min(part.blocks[o]?.openNow ?? 0, (sizes[o] as number) - 1);
  }
  const first = (ahead[0] as Float64Array).slice();
  settle(first, sizes, part.blocks, prices.money);
  const value = first[at] as number;
  if ((open || taken) && Number.isFinite(value)) {
    for (let day = 0; day < days; day++) {
      at = cheapestFrom(at, ahead[day] as Float64Array, sizes, part.blocks, prices.money);
      if (taken) {
        const room = part.staffed + (beds[at] as number) - (part.own[day] as number);
        taken[day] = bestTaken(part, overflowWeight, prices, day, room);
      }
      let rest = at;
      for (let o = 0; open && o < options; o++) {
        const size = sizes[o] as number;
        open[o * days + day] = rest % size;
        rest = Math.floor(rest / size);
      }
    }
  }
  return value;
};

const allowed = (part: BedPart, sizes: readonly number[], state: number, day: number): boolean => {
  const days = part.own.length;
  let rest = state;
  for (let o = 0; o < sizes.length; o++) {
    const size = sizes[o] as number;
    const count = rest % size;
    rest = (rest - count) / size;
    const at = o * days + day;
    if (count < (part.least[at] as number) || count > (part.most[at] as number)) return false;
  }
  return true;
};

const dayWeight = (
  part: BedPart,
  overflowWeight: number,
  prices: PartPrices,
  day: number,
  room: number,
): number => {
  if (part.hard[day] === 1 && (prices.low[day] as number) > room + 1e-6) return Infinity;
  const taken = bestTaken(part, overflowWeight, prices, day, room);
  return overflowWeight * Math.max(0, taken - room) - (prices.worth[day] as number) * taken;
};

/** The weight is piecewise linear in the patients taken there: least at an end or where beds are full. */
const bestTaken = (
  part: BedPart,
  overflowWeight: number,
  { low, high, worth }: PartPrices,
  day: number,
  room: number,
): number => {
  const price = worth[day] as number;
  if (price < 0) return low[day] as number;
  if (price > overflowWeight && part.hard[day] !== 1) return high[day] as number;
  return Math.min(Math.max(room, low[day] as number), high[day] as number);
};

/** From the weight of being in a state to that of getting there at best from each: opening costs. */
const settle = (
  values: Float64Array,
  sizes: readonly number[],
  blocks: readonly BedBlocks[],
  money: number,
): void => {
  let stride = 1;
  for (let o = 0; o < sizes.length; o++) {
    const size = sizes[o] as number;
    const setUp = (blocks[o]?.setUpCost ?? 0) * money;
    for (let start = 0; start < values.length; start++) {
      if (Math.floor(start / stride) % size !== 0) continue;
      for (let count = 1; count < size; count++) {
        const at = start + count * stride;
        values[at] = Math.min(values[at] as number, values[at - stride] as number);
      }
      for (let count = size - 2; count >= 0; count--) {
        const at = start + count * stride;
        values[at] = Math.min(values[at] as number, (values[at + stride] as number) + setUp);
      }
    }
    stride *= size;
  }
};

const cheapestFrom = (
  from: number,
  values: Float64Array,
  sizes: readonly number[],
  blocks: readonly BedBlocks[],
  money: number,
): number => {
  let best = from;
  let least = Infinity;
  for (let to = 0; to < values.length; to++) {
    let weight = values[to] as number;
    let a = from;
    let b = to;
    for (let o = 0; o < sizes.length; o++) {
      const size = sizes[o] as number;
      weight += Math.max(0, (b % size) - (a % size)) * (blocks[o]?.setUpCost ?? 0) * money;
      a = Math.floor(a / size);
      b = Math.floor(b / size);
    }
    if (weight < least) {
      least = weight;
      best = to;
    }
  }
  return best;
};
