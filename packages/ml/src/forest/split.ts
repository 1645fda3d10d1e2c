export interface SplitRules {
  readonly l2: number;
  readonly minSamplesLeaf: number;
  readonly minHessian: number;
  readonly minGain: number;
  /** 1 rises, -1 falls, 0 free, one a feature; undefined when all are free. */
  readonly monotone?: Int8Array;
}

/** Sums over the rows of a node, and the outputs allowed there. */
export interface NodeSums {
  readonly gradient: number;
  readonly hessian: number;
  readonly count: number;
  readonly lower: number;
  readonly upper: number;
}

/** The best split so far; `feature` is -1 until there is one. */
export interface Split {
  gain: number;
  feature: number;
  /** Numeric: the last bin that goes left. */
  bin: number;
  missingLeft: boolean;
  /** Categories: the bins that go left. */
  set: Int32Array | undefined;
  leftGradient: number;
  leftHessian: number;
  leftCount: number;
}

/** Newton step of a node, within its bounds. */
export const outputOf = (
  gradient: number,
  hessian: number,
  l2: number,
  lower: number,
  upper: number,
): number => {
  const free = hessian + l2 > 0 ? -gradient / (hessian + l2) : 0;
  return free < lower ? lower : free > upper ? upper : free;
};

/** Twice the improvement of the second-order loss by giving a node its output. */
export const score = (
  gradient: number,
  hessian: number,
  l2: number,
  lower: number,
  upper: number,
): number => {
  const output = outputOf(gradient, hessian, l2, lower, upper);
  return -output * (2 * gradient + (hessian + l2) * output);
};
