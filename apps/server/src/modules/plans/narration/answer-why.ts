import type { ActionPlan, Narration, Recommendation } from '@pulse/contract';
import type { Ctx } from '../../../kernel/ctx.ts';
import { answerByRules } from './answer-by-rules.ts';
import { fallback } from './narrate-plan.ts';
import { planFacts } from './plan-facts.ts';
import { tellWithModel } from './tell-with-model.ts';

export interface Question {
  readonly question: string;
  /** As far as the reader may see them. */
  readonly plan: ActionPlan;
  readonly recommendations: readonly Recommendation[];
  /** The one that is asked about, if any. */
  readonly asked: Recommendation | undefined;
}

/** Answers a question about a plan: by the model where there is one and it keeps to the plan, else by rules. */
export const answerWhy = async (
  { llm }: Pick<Ctx, 'llm'>,
  { question, plan, recommendations, asked }: Question,
): Promise<Narration> => {
  const byRules = answerByRules(question, plan, recommendations, asked);
  if (llm === undefined) return byRules;
  const facts = planFacts(
    plan,
    asked === undefined
      ? recommendations
      : [asked, ...recommendations.filter(({ id }) => id !== asked.id)],
  );
  const task = `Answer the planner's question${asked === undefined ? '' : ' about R1'}: ${JSON.stringify(question)}`;
  try {
    const told = await tellWithModel(llm, facts, task);
    return told ?? fallback(byRules, `${llm.model} said twice what is not in the plan`);
  } catch (error) {
    return fallback(byRules, `${llm.model}: ${error instanceof Error ? error.message : 'failed'}`);
  }
};
