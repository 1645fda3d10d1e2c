import type { BedPart } from './bed-part.ts';

/** What transfers do not change about the beds of a department, at day x states + state. */
export interface BedTable {
  readonly states: number;
  /** State before the first day. */
  readonly first: number;
  /** Beds left by own patients; below 0 where they exceed them. */
  readonly room: Float64Array;
  /** Weight of a day's open blocks; Infinity where bounds forbid them. */
  readonly perDay: Float64Array;
  /** 1 where nobody may be left without a bed. */
  readonly hard: Uint8Array;
  /** Pairs of states one block of one option apart, and the weight of opening it. */
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly setUp: Float64Array;
}

export const createBedTable = (part: BedPart, money: number): BedTable => {
  const days = part.own.length;
  const sizes = part.blocks.map(({ blocks }) => blocks + 1);
  const states = sizes.reduce((product, size) => product * size, 1);
  const room = new Float64Array(states * days);
  const perDay = new Float64Array(states * days);
  let first = 0;
  for (let o = sizes.length - 1; o >= 0; o--) {
    const size = sizes[o] as number;
    first = first * size + Math.min(part.blocks[o]?.openNow ?? 0, size - 1);
  }
  for (let state = 0; state < states; state++) {
    for (let day = 0; day < days; day++) {
      let rest = state;
      let beds = part.staffed - (part.own[day] as number);
      let weight = 0;
      sizes.forEach((size, o) => {
        const count = rest % size;
        rest = (rest - count) / size;
        const at = o * days + day;
        beds += count * (part.blocks[o]?.bedsPerBlock ?? 0);
        weight += count * (part.blocks[o]?.costPerDay ?? 0) * money;
        if (count < (part.least[at] as number) || count > (part.most[at] as number)) {
          weight = Infinity;
        }
      });
      room[day * states + state] = beds;
      perDay[day * states + state] = weight;
    }
  }
  const lower: number[] = [];
  const upper: number[] = [];
  const setUp: number[] = [];
  let stride = 1;
  sizes.forEach((size, o) => {
    for (let state = 0; state < states; state++) {
      if (Math.floor(state / stride) % size === size - 1) continue;
      lower.push(state);
      upper.push(state + stride);
      setUp.push((part.blocks[o]?.setUpCost ?? 0) * money);
    }
    stride *= size;
  });
  return {
    states,
    first,
    room,
    perDay,
    hard: part.hard,
    lower: Int32Array.from(lower),
    upper: Int32Array.from(upper),
    setUp: Float64Array.from(setUp),
  };
};

/** From the least weight of having been in each state to that of being in each a day later. */
export const stepForward = ({ lower, upper, setUp }: BedTable, values: Float64Array): void => {
  const steps = lower.length;
  for (let i = 0; i < steps; i++) {
    const opened = (values[lower[i] as number] as number) + (setUp[i] as number);
    if (opened < (values[upper[i] as number] as number)) values[upper[i] as number] = opened;
  }
  for (let i = steps - 1; i >= 0; i--) {
    const closed = values[upper[i] as number] as number;
    if (closed < (values[lower[i] as number] as number)) values[lower[i] as number] = closed;
  }
};

/** From the least weight ahead of each state to that of the states a day before. */
export const stepBack = ({ lower, upper, setUp }: BedTable, values: Float64Array): void => {
  const steps = lower.length;
  for (let i = 0; i < steps; i++) {
    const kept = values[lower[i] as number] as number;
    if (kept < (values[upper[i] as number] as number)) values[upper[i] as number] = kept;
  }
  for (let i = steps - 1; i >= 0; i--) {
    const opened = (values[upper[i] as number] as number) + (setUp[i] as number);
    if (opened < (values[lower[i] as number] as number)) values[lower[i] as number] = opened;
  }
};

/** Adds the weight of a day with `more` patients there by transfers. */
export const addDay = (
  table: BedTable,
  overflowWeight: number,
  day: number,
  more: number,
  values: Float64Array,
): void => {
  const { states, room, perDay } = table;
  const row = day * states;
  const hard = table.hard[day] === 1;
  for (let state = 0; state < states; state++) {
    const over = more - (room[row + state] as number);
    let weight = perDay[row + state] as number;
    // Finite, for what people locked in may leave no other way.
    if (over > 0) weight += (hard && over > 1e-6 ? 1_000 : 1) * overflowWeight * over;
    values[state] = (values[state] as number) + weight;
  }
};
