import { calibrateMargins, foldCalibration } from './apply-calibration.ts';
import { assignFolds } from './assign-folds.ts';
import { chooseThreshold } from './choose-threshold.ts';
import { fitCalibration } from './fit-calibration.ts';
import { fitLinearSvm } from './fit-linear-svm.ts';
import { type FitVectoriserOptions, fitVectoriserOnWords } from './fit-vectoriser.ts';
import { marginsOf } from './linear-model.ts';
import { TextClassifier } from './text-classifier.ts';
import { wordsOf } from './words-of.ts';

export interface TextClassifierOptions {
  /** Here the length of a text is one of its words unless told otherwise. */
  readonly vectoriser?: FitVectoriserOptions;
  /** Price of a mistake of the support vector machines (default 0.2). */
  readonly cost?: number;
  /** Multiplies what each row counts. */
  readonly rowWeights?: ArrayLike<number>;
  /** Share of kept answers that should be right (default 0.9); sets the threshold. */
  readonly targetAccuracy?: number;
  readonly folds?: number;
  readonly seed?: number;
  /** Told after each part of the work: share is 0-1. */
  readonly onProgress?: (share: number) => void;
}

/** A classifier, and what it answered for each row while that row was held out of the fit. */
export interface FittedTextClassifier {
  readonly classifier: TextClassifier;
  /** Calibrated, rows * classes. */
  readonly heldOut: Float64Array;
}

/**
 * Support vector machines on word and character grams, one class against the others, whose margins
 * on held-out folds teach a multinomial calibration. A linear calibration of linear margins is linear,
 * so both are folded into one model whose margins are log-probabilities.
 *
 * @throws when there are fewer than two classes
 */
export const fitTextClassifier = (
  texts: readonly string[],
  labels: readonly string[],
  {
    vectoriser: vectoriserOptions,
    cost = 0.2,
    rowWeights,
    targetAccuracy = 0.9,
    folds = 5,
    seed = 1,
    onProgress = () => {},
  }: TextClassifierOptions = {},
): FittedTextClassifier => {
  const classes = [...new Set(labels)].sort();
  if (classes.length < 2) throw new Error('A classifier needs examples of at least two classes.');
  const place = new Map(classes.map((name, k) => [name, k]));
  const truth = Int32Array.from(labels, (label) => place.get(label) ?? 0);
  const length = vectoriserOptions?.length ?? true;
  const words = texts.map((text) => wordsOf(text, length));
  const weights = Float64Array.from(texts, (_, i) => rowWeights?.[i] ?? 1);

  const fitOn = (rows: ArrayLike<number>) => {
    const seen = Array.from(rows, (i) => words[i] as string[]);
    const vectoriser = fitVectoriserOnWords(seen, { ...vectoriserOptions, length });
    const model = fitLinearSvm(
      vectoriser.transformWords(seen),
      Int32Array.from(rows, (i) => truth[i] as number),
      classes.length,
      { cost, rowWeights: Float64Array.from(rows, (i) => weights[i] as number), seed },
    );
    return { vectoriser, model };
  };

  const fold = assignFolds(truth, folds, seed);
  const margins = new Float64Array(texts.length * classes.length);
  const all = Int32Array.from(truth, (_, i) => i);
  for (let f = 0; f < folds; f++) {
    const held = all.filter((i) => fold[i] === f);
    const { vectoriser, model } = fitOn(all.filter((i) => fold[i] !== f));
    const found = marginsOf(
      model,
      vectoriser.transformWords(Array.from(held, (i) => words[i] as string[])),
    );
    held.forEach((i, at) => {
      const from = at * classes.length;
      margins.set(found.subarray(from, from + classes.length), i * classes.length);
    });
    onProgress((f + 1) / (folds + 1));
  }
  const calibration = fitCalibration(margins, truth, classes.length, { rowWeights: weights });
  const { vectoriser, model } = fitOn(all);
  onProgress(1);
  const heldOut = calibrateMargins(calibration, margins);
  const threshold = thresholdOf(heldOut, truth, classes.length, targetAccuracy);
  return {
    classifier: new TextClassifier({
      classes,
      vectoriser,
      model: foldCalibration(model, calibration),
      threshold,
    }),
    heldOut,
  };
};

const thresholdOf = (
  probabilities: Float64Array,
  truth: Int32Array,
  classes: number,
  targetAccuracy: number,
): number => {
  const confidence = new Float64Array(truth.length);
  const right = new Uint8Array(truth.length);
  for (let i = 0; i < truth.length; i++) {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    const most = row.reduce((best, p, k) => (p > (row[best] as number) ? k : best), 0);
    confidence[i] = row[most] as number;
    right[i] = most === truth[i] ? 1 : 0;
  }
  return chooseThreshold(confidence, right, targetAccuracy);
};
