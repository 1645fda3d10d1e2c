import type { Ctx } from '../../../kernel/ctx.ts';
import type { Classification } from '../../../platform/engine/index.ts';

/** What the engine calls a text that reports nothing about a city. */
const notCivic = 'not_civic';

/**
 * The same opinion in the categories that the city has. That a text is no report at all, or of a
 * kind that the city does not have, is for a person to look at.
 */
export const withinCity = (ctx: Ctx, cityId: string, opinion: Classification): Classification => {
  const isKnown = (category: string) => ctx.geography.category(cityId, category) !== undefined;
  const alternatives = opinion.alternatives.filter(({ category }) => isKnown(category));
  if (isKnown(opinion.category)) return { ...opinion, alternatives };
  const [next, ...others] = alternatives;
  if (opinion.category === notCivic || next === undefined) {
    return { ...opinion, alternatives, needsPerson: true };
  }
  return { ...opinion, ...next, subCategory: null, alternatives: others, needsPerson: true };
};
