export { fitLinearSvm, type LinearSvmOptions } from './fit-linear-svm.ts';
export { fitLogistic, type LogisticOptions } from './fit-logistic.ts';
export {
  type FitVectoriserOptions,
  fitVectoriser,
  fitVectoriserOnWords,
} from './fit-vectoriser.ts';
export type { GramRange } from './hash-grams.ts';
export { type LinearModel, marginsOf } from './linear-model.ts';
export { normaliseText } from './normalise-text.ts';
export { softmaxInPlace } from './softmax.ts';
export { type SparseMatrix, takeRows } from './sparse-matrix.ts';
export { placeholders, tokenise } from './tokenise.ts';
export {
  type GramBlock,
  type GramOrigin,
  Vectoriser,
  type VectoriserOptions,
  type VectoriserState,
} from './vectoriser.ts';
