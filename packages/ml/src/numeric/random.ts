/** A seeded stream of pseudo-random numbers; the same seed always gives the same stream. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number in [0, below). */
  int(below: number): number;
  /** Standard normal (Box-Muller; Box and Muller 1958). */
  normal(): number;
  /** Shuffles in place (Fisher-Yates; Durstenfeld 1964). */
  shuffle<A extends { length: number; [index: number]: number }>(items: A): A;
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded through splitmix32. */
export const createRandom = (seed: number): Random => {
  let mix = seed | 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let t = mix ^ (mix >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) | 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round++) next();
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (items) => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = int(i + 1);
        const kept = items[i] as number;
        items[i] = items[j] as number;
        items[j] = kept;
      }
      return items;
    },
  };
};
