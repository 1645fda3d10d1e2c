import { createSortedMemory } from './sorted-memory.ts';

export interface SurpriseTailOptions {
  /** Values that it compares with. */
  readonly memory?: number;
  /** Share of the values that the tail is fitted to. */
  readonly tailShare?: number;
  /** Values before it says anything. */
  readonly warmUp?: number;
  /** Surprises are at most this. */
  readonly most?: number;
}

/** Turns a statistic of any unit into a surprise: -log10 of how often it was at least so large. */
export interface SurpriseTail {
  /** Judges x by the values before it, then learns it. NaN gives 0 and teaches nothing. */
  surprise(x: number): number;
}

/**
 * Surprise of a non-negative statistic by its own past. Within what was seen it is the conformal
 * p-value (Laxhammar and Falkman 2015); beyond the tail's edge a Pareto tail by Hill's estimator
 * (Hill 1975) goes on, as in the streaming detector of Siffer et al. (2017), so that one unseen
 * value can be told from a far worse one.
 */
export const createSurpriseTail = ({
  memory = 4000,
  tailShare = 0.05,
  warmUp = 100,
  most = 4,
}: SurpriseTailOptions = {}): SurpriseTail => {
  const past = createSortedMemory(memory);
  return {
    surprise: (x) => {
      if (!Number.isFinite(x)) return 0;
      const surprise = past.size < warmUp ? 0 : judge(x, past, tailShare);
      past.push(x);
      return Math.min(most, surprise);
    },
  };
};

/** Ten values at least, however short the past: fewer tell nothing of a tail. */
const leastTail = 10;
/** As if one more value of the tail had been 10 % above its edge: a tail is never without width. */
const tailPrior = 0.1;

const judge = (x: number, past: ReturnType<typeof createSortedMemory>, tailShare: number) => {
  const { size, sorted } = past;
  const inTail = Math.max(leastTail, Math.floor(tailShare * size));
  const edge = sorted[size - inTail - 1] as number;
  if (x <= edge || edge <= 0) return -Math.log10((size - past.countBelow(x) + 1) / (size + 1));
  let logs = tailPrior;
  for (let i = size - inTail; i < size; i++) logs += Math.log((sorted[i] as number) / edge);
  const hill = logs / inTail + 1e-3;
  return -Math.log10(inTail / size) + Math.log10(x / edge) / hill;
};
