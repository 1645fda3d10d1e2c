import { createHash } from 'node:crypto';
import { type ActionPlan, Narration, type Recommendation } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { planFacts } from './plan-facts.ts';
import { tellWithModel } from './tell-with-model.ts';

const keptMs = 6 * 3_600_000;
/** After a failure it is not asked again at once. */
const againMs = 120_000;

/**
 * What stands above a plan: told by the language model where one is configured and has told it
 * already, else by the template. Nobody waits for the model: it is asked beside, and its words are
 * there at the next look. Each set of readers' facts is told once.
 */
export const narratePlan = async (
  ctx: Ctx,
  plan: Omit<ActionPlan, 'narration'>,
  recommendations: readonly Recommendation[],
  template: Narration,
): Promise<Narration> => {
  const { llm } = ctx;
  if (llm === undefined) return template;
  const facts = planFacts({ ...plan, narration: template }, recommendations);
  // The ids are no facts, but what the words cite.
  const told = [llm.model, facts.text, ...facts.refs.values()].join(' ');
  const key = `narration:${createHash('sha256').update(told).digest('hex')}`;
  const kept = readNarration(await ctx.cache.get(key));
  if (kept)
    return {
      ...kept,
      ...(kept.source === 'template' && { text: template.text, cites: template.cites }),
    };
  const { count } = await ctx.cache.increment(`${key}:asked`, againMs);
  if (count === 1) {
    void tellWithModel(
      llm,
      facts,
      'Tell the plan: what is coming, what to do first, what stays missing.',
    )
      .then(
        (told) => told ?? fallback(template, `${llm.model} said twice what is not in the plan`),
        (error: unknown) =>
          fallback(template, `${llm.model}: ${error instanceof Error ? error.message : 'failed'}`),
      )
      .then((told) =>
        ctx.cache.set(key, JSON.stringify(told), told.source === 'model' ? keptMs : againMs),
      )
      .catch((error) => ctx.log.warn({ err: error }, 'a narration could not be kept'));
  }
  return template;
};

export const fallback = (template: Narration, fallbackReason: string): Narration => ({
  ...template,
  fallbackReason,
});

const readNarration = (text: string | undefined): Narration | undefined =>
  text === undefined ? undefined : Narration.safeParse(JSON.parse(text)).data;
