import type { Ctx } from '../../../kernel/ctx.ts';
import type { Classification } from '../../../platform/engine/index.ts';

/**
 * The same opinion in the categories that the city has. Where it has none of them, the opinion stays
 * as it is, and a person is to look.
 */
export const withinCity = (ctx: Ctx, cityId: string, opinion: Classification): Classification => {
  const isKnown = (category: string) => ctx.geography.category(cityId, category) !== undefined;
  const alternatives = opinion.alternatives.filter(({ category }) => isKnown(category));
  if (isKnown(opinion.category)) return { ...opinion, alternatives };
  const [next, ...others] = alternatives;
  if (next === undefined) return { ...opinion, alternatives, needsPerson: true };
  return { ...opinion, ...next, subCategory: null, alternatives: others, needsPerson: true };
};
