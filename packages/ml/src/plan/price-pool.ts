import type { NursePart } from './nurse-part.ts';

export interface PoolPrices {
  readonly money: number;
  /** Price of one call of each source, for what it may give in all. */
  readonly call: Float64Array;
  /** Bounds of the nurses more that patients taken there need, by day. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** What one is worth, summed over the shifts of the day. */
  readonly worth: Float64Array;
  /** What of it is needed in each shift. */
  readonly load: Float64Array;
}

/**
 * The least weight of calls and of nurses missing when the nurses more that a day needs may be
 * chosen within bounds at a price: exact for each day, over whole calls in all its shifts at once.
 * Fills `taken` by day.
 */
export const pricePool = (
  part: NursePart,
  shortageWeight: number,
  prices: PoolPrices,
  taken: Float64Array,
): number => {
  const shifts = prices.load.length;
  const cells = part.lacking.length;
  const each = part.sources.map(({ cost }, o) => cost * prices.money + (prices.call[o] as number));
  const order = each
    .map((_, o) => o)
    .filter((o) => (each[o] as number) < shortageWeight)
    .sort((a, b) => (each[a] as number) - (each[b] as number));
  const tables = Array.from({ length: shifts }, () => ({
    lacking: 0,
    forced: 0,
    spent: new Float64Array(0),
  }));
  let value = 0;
  for (let day = 0; day < taken.length; day++) {
    const least = prices.low[day] as number;
    const most = prices.high[day] as number;
    const worth = prices.worth[day] as number;
    const candidates = [least, most];
    for (let s = 0; s < shifts; s++) {
      const cell = day * shifts + s;
      const spent: number[] = [0];
      let forced = 0;
      for (let o = 0; o < each.length; o++) {
        const n = part.least[o * cells + cell] as number;
        forced += n;
        spent[0] = (spent[0] as number) + n * (each[o] as number);
      }
      for (const o of order) {
        const at = o * cells + cell;
        for (let n = part.least[at] as number; n < (part.most[at] as number); n++) {
          spent.push((spent.at(-1) as number) + (each[o] as number));
        }
      }
      tables[s] = {
        lacking: part.lacking[cell] as number,
        forced,
        spent: Float64Array.from(spent),
      };
      const load = prices.load[s] as number;
      if (load <= 0) continue;
      for (let called = forced; called < forced + spent.length; called++) {
        const full = (called - (part.lacking[cell] as number)) / load;
        if (full > least && full < most) candidates.push(full);
      }
    }
    let best = Infinity;
    for (const more of candidates) {
      let weight = -worth * more;
      for (let s = 0; s < shifts; s++) {
        const { lacking, forced, spent } = tables[s] as (typeof tables)[number];
        const need = lacking + more * (prices.load[s] as number) - forced;
        weight += coverWeight(need, spent, shortageWeight);
      }
      if (weight < best) {
        best = weight;
        taken[day] = more;
      }
    }
    value += best;
  }
  return value;
};

/** Every whole nurse costs less than one missing, so only the last part of one is a question. */
const coverWeight = (need: number, spent: Float64Array, shortageWeight: number): number => {
  if (need <= 1e-9) return spent[0] as number;
  const most = spent.length - 1;
  const whole = Math.min(most, Math.floor(need + 1e-9));
  const short = (spent[whole] as number) + shortageWeight * Math.max(0, need - whole);
  return whole < most ? Math.min(short, spent[whole + 1] as number) : short;
};
