export interface Random {
  /** From 0 to below 1, each as likely as another. */
  uniform(): number;
  /** Around 0, with variance 1. */
  normal(): number;
  pick<T>(items: readonly T[]): T | undefined;
}

/** The same seed gives the same numbers: the demo looks the same on each machine. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  // mulberry32, by Tommy Ettinger, in the public domain.
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    uniform,
    // Box and Muller, 1958.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: (items) => items[Math.floor(uniform() * items.length)],
  };
};

/** A new order of the items, each as likely as another. */
export const shuffle = <T>(items: readonly T[], { uniform }: Random): T[] => {
  const order = items.map((item) => ({ item, rank: uniform() }));
  return order.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
};
