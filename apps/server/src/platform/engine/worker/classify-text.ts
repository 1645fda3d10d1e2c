import type { Reason, TextToClassify } from '../port.ts';
import type { OnShelf } from './model-shelf.ts';
import type { JudgedText } from './task.ts';

/** What the engine asks of a model of the category. */
export interface CategoryModel {
  classify(text: string): {
    readonly category: string;
    readonly confidence: number;
    readonly alternatives: JudgedText['alternatives'];
    readonly subCategory: { readonly id: string } | null;
    readonly reasons: readonly Reason[];
    /** Too unsure to act upon without a person. */
    readonly abstains: boolean;
  };
}

/** What the engine asks of a model of the severity. */
export interface SeverityModel {
  score(report: {
    readonly text: string;
    readonly category: string;
    readonly defaultSeverity?: number | undefined;
    readonly time?: Date | undefined;
    readonly timeZone?: string | undefined;
    readonly votes?: number | undefined;
  }): {
    readonly severity: number;
    readonly confidence: number;
    readonly reasons: readonly Reason[];
  };
}

/** A text's category, and the severity where there is a model of it. */
export const classifyText = (
  item: TextToClassify,
  category: OnShelf<CategoryModel>,
  severity: OnShelf<SeverityModel> | undefined,
): JudgedText => {
  const opinion = category.model.classify(item.text);
  const judged = severity?.model.score({
    text: item.text,
    category: item.category ?? opinion.category,
    defaultSeverity: item.usualSeverity,
    time: item.at,
    timeZone: item.timeZone,
    votes: item.votes,
  });
  return {
    category: opinion.category,
    subCategory: opinion.subCategory?.id ?? null,
    confidence: opinion.confidence,
    reasons: opinion.reasons,
    alternatives: opinion.alternatives,
    needsPerson: opinion.abstains,
    modelVersion: category.version,
    severity: judged ? Math.min(10, Math.max(1, Math.round(judged.severity))) : null,
    severityConfidence: judged?.confidence ?? null,
    severityReasons: judged?.reasons ?? [],
    severityModelVersion: severity?.version ?? null,
  };
};
