/** How unlike anything before the newest stretch of a series is. */
export interface ShapeNovelty {
  /** Judges the stretch that ends in z, and learns the one that ended a stretch ago. */
  novelty(z: number): number;
}

/** Mean over the three nearest: one odd stretch in the memory cannot hide a second. */
const neighbours = 3;
/** Stretches in the memory before it says anything. */
const warmUp = 50;

/**
 * Mean distance of the newest `length` values to the nearest stretches of the memory: the
 * non-conformity measure of the conformal k-nearest-neighbour detector (Burnaev and Ishimtsev 2016).
 * NaN while there is too little to compare with.
 *
 * @param memory how many stretches are kept, the newest
 */
export const createShapeNovelty = (length: number, memory: number): ShapeNovelty => {
  const kept = new Float64Array(memory * length);
  // The newest stretch lies at the front, the one before it behind.
  const recent = new Float64Array(2 * length);
  const nearest = new Float64Array(neighbours);
  let seen = 0;
  let learnt = 0;
  return {
    novelty: (z) => {
      recent.copyWithin(1, 0, 2 * length - 1);
      recent[0] = z;
      seen++;
      const filled = Math.min(learnt, memory);
      let distance = Number.NaN;
      if (filled >= warmUp) {
        findNearest(recent, kept, length, filled, nearest);
        distance = 0;
        for (let i = 0; i < neighbours; i++) distance += Math.sqrt(nearest[i] as number);
        distance /= neighbours;
      }
      // A stretch that overlaps the newest would always be near: only the one before it is learnt.
      if (seen >= 2 * length) {
        kept.set(recent.subarray(length), (learnt % memory) * length);
        learnt++;
      }
      return distance;
    },
  };
};

const findNearest = (
  stretch: Float64Array,
  kept: Float64Array,
  length: number,
  filled: number,
  nearest: Float64Array,
): void => {
  nearest.fill(Number.POSITIVE_INFINITY);
  const last = neighbours - 1;
  let farthest = Number.POSITIVE_INFINITY;
  for (let start = 0; start < filled * length; start += length) {
    let squares = 0;
    for (let i = 0; i < length && squares < farthest; i++) {
      const off = (stretch[i] as number) - (kept[start + i] as number);
      squares += off * off;
    }
    if (squares >= farthest) continue;
    let place = last;
    while (place > 0 && (nearest[place - 1] as number) > squares) {
      nearest[place] = nearest[place - 1] as number;
      place--;
    }
    nearest[place] = squares;
    farthest = nearest[last] as number;
  }
};
