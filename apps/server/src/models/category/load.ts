import { TextClassifier, tokenise } from '@pulse/ml/text';
import { type FoundSubCategory, findSubCategory } from './find-sub-category.ts';
import { notCivic } from './train.ts';

export interface CategoryAnswer {
  /** Id of a category of the packs, or `not_civic`. */
  readonly category: string;
  /** Calibrated probability of the category, 0-1. */
  readonly confidence: number;
  /** The next likely ones, three at most. */
  readonly alternatives: readonly { readonly category: string; readonly confidence: number }[];
  /** Probability that the text reports nothing about the city; null when the model cannot say. */
  readonly notCivic: number | null;
  readonly subCategory: FoundSubCategory | null;
  /** The words that weigh most for the category, or against it when below zero; in log-odds. */
  readonly reasons: readonly { readonly word: string; readonly weight: number }[];
  /** Too unsure to act upon without a person. */
  readonly abstains: boolean;
}

export interface CategoryModel {
  readonly categories: readonly string[];
  classify(text: string): CategoryAnswer;
}

const reasonsShown = 6;

/** @throws when the bytes are no category model of this version */
export const loadCategory = (bytes: Uint8Array): CategoryModel => {
  const classifier = TextClassifier.fromBytes(bytes);
  const notCivicAt = classifier.classes.indexOf(notCivic);
  return {
    categories: classifier.classes,
    classify: (text) => {
      const { label, confidence, probabilities, abstains } = classifier.predict(text);
      const { words } = classifier.explain(text, label);
      const ranked = classifier.classes
        .map((category, k) => ({ category, confidence: probabilities[k] ?? 0 }))
        .sort((a, b) => b.confidence - a.confidence);
      return {
        category: label,
        confidence,
        alternatives: ranked.slice(1, 4),
        notCivic: notCivicAt < 0 ? null : (probabilities[notCivicAt] ?? 0),
        subCategory: findSubCategory(label, tokenise(text)),
        reasons: words.slice(0, reasonsShown),
        abstains: abstains || words.every(({ weight }) => weight === 0),
      };
    },
  };
};
