import type { LossName } from './loss/index.ts';
import type { TrainingTable } from './training-table.ts';

export interface BoostingOptions {
  /** What is predicted: mean, mean of counts, a quantile, a share of ones, shares of classes. */
  readonly loss?: LossName;
  /** Share of the quantile loss, 0.5 for the median. */
  readonly quantile?: number;
  /** Number of classes of softmax; else the largest target tells. */
  readonly classes?: number;
  readonly maxIterations?: number;
  readonly learningRate?: number;
  readonly maxLeafNodes?: number;
  readonly maxDepth?: number;
  readonly minSamplesLeaf?: number;
  /** Least sum of hessians of a leaf. */
  readonly minHessian?: number;
  readonly minGain?: number;
  readonly l2?: number;
  /** Bins of a feature, 2 to 255. */
  readonly maxBins?: number;
  /** Places of the features whose values are names; unknown ones count as missing. */
  readonly categorical?: readonly number[];
  /** For each feature: 1 if the prediction may only rise with it, -1 only fall, 0 free. */
  readonly monotone?: readonly number[];
  /** Share of the rows, drawn anew for each tree. */
  readonly rowShare?: number;
  /** Share of the features, drawn anew for each tree. */
  readonly featureShare?: number;
  /**
   * Rows to stop early by: a share drawn at random, the last share in the order of the table, named
   * rows, or another table. The model keeps the iterations up to the best.
   */
  readonly validation?:
    | { readonly share: number }
    | { readonly lastShare: number }
    | { readonly rows: ArrayLike<number> }
    | TrainingTable;
  /** Iterations without a better validation loss before it stops. */
  readonly patience?: number;
  /** What counts as better. */
  readonly tolerance?: number;
  readonly seed?: number;
}

export interface BoostingInput extends TrainingTable, BoostingOptions {}

/** Those of scikit-learn's HistGradientBoosting, but without early stopping unless asked for. */
export const boostingDefaults = {
  loss: 'squared',
  quantile: 0.5,
  maxIterations: 100,
  learningRate: 0.1,
  maxLeafNodes: 31,
  maxDepth: Number.POSITIVE_INFINITY,
  minSamplesLeaf: 20,
  minHessian: 1e-3,
  minGain: 0,
  l2: 0,
  maxBins: 255,
  categorical: [] as readonly number[],
  rowShare: 1,
  featureShare: 1,
  patience: 10,
  tolerance: 1e-7,
  seed: 1,
} as const satisfies BoostingOptions;

/** Throws a RangeError for an option that no model can be fitted with. */
export const checkOptions = (
  options: Required<Pick<BoostingOptions, keyof typeof boostingDefaults>>,
): void => {
  const least = { maxIterations: 1, maxLeafNodes: 2, maxDepth: 1, minSamplesLeaf: 1, l2: 0 };
  for (const name of Object.keys(least) as (keyof typeof least)[]) {
    if (!(options[name] >= least[name])) {
      throw new RangeError(`${name} is ${options[name]}; it must be ${least[name]} or more`);
    }
  }
  for (const name of ['learningRate', 'rowShare', 'featureShare'] as const) {
    const value: number = options[name];
    if (!(value > 0 && value <= 1)) {
      throw new RangeError(`${name} is ${value}; it must be above 0 and at most 1`);
    }
  }
};
