export { assignFolds } from './assign-folds.ts';
export { chooseThreshold } from './choose-threshold.ts';
export { explainMargin, type Reason, type Reasons } from './explain-margin.ts';
export { type Calibration, type CalibrationOptions, fitCalibration } from './fit-calibration.ts';
export { fitLinearSvm, type LinearSvmOptions } from './fit-linear-svm.ts';
export { fitLogistic, type LogisticOptions } from './fit-logistic.ts';
export {
  type FittedTextClassifier,
  fitTextClassifier,
  type TextClassifierOptions,
} from './fit-text-classifier.ts';
export {
  type FitVectoriserOptions,
  fitVectoriser,
  fitVectoriserOnWords,
} from './fit-vectoriser.ts';
export type { GramRange } from './hash-grams.ts';
export { type LinearModel, marginsOf } from './linear-model.ts';
export { normaliseText } from './normalise-text.ts';
export { type PackedArray, packArrays, unpackArrays } from './pack-arrays.ts';
export { type SimilarText, SimilarTexts } from './similar-texts.ts';
export { softmaxInPlace } from './softmax.ts';
export { type SparseMatrix, takeRows } from './sparse-matrix.ts';
export { TextClassifier, type TextPrediction } from './text-classifier.ts';
export { textSimilarity } from './text-similarity.ts';
export { placeholders, tokenise } from './tokenise.ts';
export {
  type GramBlock,
  type GramOrigin,
  Vectoriser,
  type VectoriserOptions,
  type VectoriserState,
} from './vectoriser.ts';
