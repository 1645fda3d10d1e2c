/** One pool of nurses: what each day and shift lacks and who may be called. */
export interface NursePart {
  /** Nurses needed less nurses there, by own patients, at day x shifts + shift. */
  readonly lacking: Float64Array;
  readonly sources: readonly { readonly cost: number; readonly mostInAll: number | null }[];
  /** Bounds of those called, at source x cells + cell. */
  readonly least: Int32Array;
  readonly most: Int32Array;
}

export interface NursePrices {
  readonly money: number;
  /** Bounds of the nurses more that patients taken there need, by cell, and what one is worth. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly worth: Float64Array;
  /** Price of one call of each source, for what it may give in all. */
  readonly call: Float64Array;
}

/**
 * The least weight of calls and of nurses missing, without the limit over the horizon, which is in
 * the prices: exact for each cell. Fills `calls` (source x cells + cell) and `taken`
 * (nurses more, by cell) when given.
 */
export const priceNursePart = (
  part: NursePart,
  shortageWeight: number,
  prices: NursePrices,
  calls?: Int32Array,
  taken?: Float64Array,
): number => {
  const cells = part.lacking.length;
  const each = part.sources.map(({ cost }, o) => cost * prices.money + (prices.call[o] as number));
  const order = each.map((_, o) => o).sort((a, b) => (each[a] as number) - (each[b] as number));
  let value = 0;
  for (let cell = 0; cell < cells; cell++) {
    let called = 0;
    let spent = 0;
    for (let o = 0; o < each.length; o++) {
      const forced = part.least[o * cells + cell] as number;
      called += forced;
      spent += forced * (each[o] as number);
    }
    let best = spent + cellWeight(part, shortageWeight, prices, cell, called);
    let bestCalled = called;
    for (const o of order) {
      const price = each[o] as number;
      if (price >= shortageWeight) break;
      const more =
        (part.most[o * cells + cell] as number) - (part.least[o * cells + cell] as number);
      for (let n = 0; n < more; n++) {
        called++;
        spent += price;
        const weight = spent + cellWeight(part, shortageWeight, prices, cell, called);
        if (weight < best - 1e-9) {
          best = weight;
          bestCalled = called;
        }
      }
    }
    value += best;
    if (calls) spread(part, order, cell, bestCalled, calls);
    if (taken)
      taken[cell] = bestTaken(
        shortageWeight,
        prices,
        cell,
        bestCalled - (part.lacking[cell] as number),
      );
  }
  return value;
};

const cellWeight = (
  part: NursePart,
  shortageWeight: number,
  prices: NursePrices,
  cell: number,
  called: number,
): number => {
  const spare = called - (part.lacking[cell] as number);
  const taken = bestTaken(shortageWeight, prices, cell, spare);
  return shortageWeight * Math.max(0, taken - spare) - (prices.worth[cell] as number) * taken;
};

const bestTaken = (
  shortageWeight: number,
  { low, high, worth }: NursePrices,
  cell: number,
  spare: number,
): number => {
  const price = worth[cell] as number;
  if (price < 0) return low[cell] as number;
  if (price > shortageWeight) return high[cell] as number;
  return Math.min(Math.max(spare, low[cell] as number), high[cell] as number);
};

const spread = (
  part: NursePart,
  order: readonly number[],
  cell: number,
  called: number,
  calls: Int32Array,
): void => {
  const cells = part.lacking.length;
  let left = called;
  for (let o = 0; o < part.sources.length; o++) {
    const forced = part.least[o * cells + cell] as number;
    calls[o * cells + cell] = forced;
    left -= forced;
  }
  for (const o of order) {
    const at = o * cells + cell;
    const more = Math.min(left, (part.most[at] as number) - (part.least[at] as number));
    calls[at] = (calls[at] as number) + more;
    left -= more;
  }
};

/**
 * Calls that keep the limits over the horizon, for given needs: each limit has a price, raised until
 * it is kept, and what then remains of it is given where it saves most. Returns their weight.
 */
export const solveNursePart = (
  part: NursePart,
  shortageWeight: number,
  money: number,
  extraNeed: Float64Array,
  calls: Int32Array,
): number => {
  const cells = part.lacking.length;
  const prices = {
    money,
    low: extraNeed,
    high: extraNeed,
    worth: new Float64Array(cells),
    call: new Float64Array(part.sources.length),
  };
  let value = priceNursePart(part, shortageWeight, prices, calls);
  const usedOf = (o: number): number => {
    let used = 0;
    for (let cell = 0; cell < cells; cell++) used += calls[o * cells + cell] as number;
    return used;
  };
  for (let o = 0; o < part.sources.length; o++) {
    const limit = part.sources[o]?.mostInAll ?? null;
    if (limit === null || usedOf(o) <= limit) continue;
    let low = 0;
    let high = shortageWeight;
    for (let round = 0; round < 24; round++) {
      prices.call[o] = (low + high) / 2;
      priceNursePart(part, shortageWeight, prices, calls);
      if (usedOf(o) > limit) low = prices.call[o] as number;
      else high = prices.call[o] as number;
    }
    prices.call[o] = high;
    priceNursePart(part, shortageWeight, prices, calls);
    for (let spare = limit - usedOf(o); spare > 0; spare--) {
      if (!giveWhereBest(part, shortageWeight, money, extraNeed, calls, o)) break;
    }
  }
  value = 0;
  for (let cell = 0; cell < cells; cell++) {
    let called = 0;
    for (let o = 0; o < part.sources.length; o++) {
      const n = calls[o * cells + cell] as number;
      called += n;
      value += n * (part.sources[o]?.cost ?? 0) * money;
    }
    value +=
      shortageWeight *
      Math.max(0, (part.lacking[cell] as number) + (extraNeed[cell] as number) - called);
  }
  return value;
};

/** One more call of a source, in place of a dearer one or of a nurse missing; false if none saves. */
const giveWhereBest = (
  part: NursePart,
  shortageWeight: number,
  money: number,
  extraNeed: Float64Array,
  calls: Int32Array,
  o: number,
): boolean => {
  const cells = part.lacking.length;
  const cost = (part.sources[o]?.cost ?? 0) * money;
  let most = 1e-9;
  let bestCell = -1;
  let instead = -1;
  for (let cell = 0; cell < cells; cell++) {
    const at = o * cells + cell;
    if ((calls[at] as number) >= (part.most[at] as number)) continue;
    let called = 0;
    for (let other = 0; other < part.sources.length; other++) {
      called += calls[other * cells + cell] as number;
      const there = other * cells + cell;
      const saved = (part.sources[other]?.cost ?? 0) * money - cost;
      const limited = part.sources[other]?.mostInAll !== null;
      if (other === o || limited || (calls[there] as number) <= (part.least[there] as number)) {
        continue;
      }
      if (saved > most) {
        most = saved;
        bestCell = cell;
        instead = other;
      }
    }
    const short = (part.lacking[cell] as number) + (extraNeed[cell] as number) - called;
    const saved = shortageWeight * Math.min(1, Math.max(0, short)) - cost;
    if (saved > most) {
      most = saved;
      bestCell = cell;
      instead = -1;
    }
  }
  if (bestCell < 0) return false;
  const at = o * cells + bestCell;
  calls[at] = (calls[at] as number) + 1;
  if (instead >= 0) {
    const there = instead * cells + bestCell;
    calls[there] = (calls[there] as number) - 1;
  }
  return true;
};
