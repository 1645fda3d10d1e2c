/** An interval that was given, with what is needed to see whether it held. */
interface Given {
  readonly origin: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Adaptive conformal inference (Gibbs and Candes 2021), for each tail: origins whose truths fell
 * outside too often make the next intervals wider. Nothing from the asked origin on is looked at.
 */
export interface AdaptiveLevels {
  /** Shares to be left below and above the interval, in place of `tail` each. */
  levels(values: Float64Array, origin: number): readonly [below: number, above: number];
  remember(given: Given): void;
}

/** Share by which an origin with all its truths outside moves a tail. */
const rate = 0.03;

export const adaptiveLevels = (tail: number): AdaptiveLevels => {
  const given: Given[] = [];
  return {
    remember: (one) => {
      given.push(one);
    },
    levels: (values, origin) => {
      let below = tail;
      let above = tail;
      for (const { origin: from, lower, upper } of given) {
        let known = 0;
        let under = 0;
        let over = 0;
        for (let h = 0; h < Math.min(lower.length, origin - from); h++) {
          const truth = values[from + h] as number;
          if (Number.isNaN(truth)) continue;
          known++;
          if (truth < (lower[h] as number)) under++;
          if (truth > (upper[h] as number)) over++;
        }
        below += (rate * (tail * known - under)) / lower.length;
        above += (rate * (tail * known - over)) / lower.length;
      }
      return [within(below, tail), within(above, tail)];
    },
  };
};

const within = (level: number, tail: number): number =>
  Math.max(0.2 * tail, Math.min(2.5 * tail, level));
