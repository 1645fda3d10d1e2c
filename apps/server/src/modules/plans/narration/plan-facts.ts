import type { ActionPlan, Recommendation } from '@pulse/contract';

/** What a language model is told of a plan: figures and names of houses, nothing of people. */
export interface PlanFacts {
  /** As JSON, for the model; the only source of numbers that it may use. */
  readonly text: string;
  /** `R1` and so on, to the recommendation's id. */
  readonly refs: ReadonlyMap<string, string>;
}

const mostRecommendations = 30;
const mostShortages = 12;
const mostRelief = 6;

/** The plan and its recommendations, the first ones first. */
export const planFacts = (
  plan: ActionPlan,
  recommendations: readonly Recommendation[],
): PlanFacts => {
  const told = recommendations.slice(0, mostRecommendations);
  const place = (hospital: Recommendation['hospital']) =>
    hospital === null ? 'whole city' : (hospital.name ?? 'another hospital');
  const facts = {
    days: [plan.firstDay, plan.lastDay],
    holdsInNineOfTen: plan.feasible,
    costRupees: Math.round(plan.cost),
    budgetRupees: plan.budget,
    patientsTakenElsewhere: Math.round(plan.transfers),
    hospitals: plan.hospitals,
    method: plan.method,
    agents: plan.agents.map(({ agent, finding, proposed, taken }) => ({
      agent,
      finding,
      proposed,
      taken,
    })),
    missing: plan.shortages.slice(0, mostShortages).map((shortage) => ({
      ...shortage,
      missing: round(shortage.missing),
      hospital: place(shortage.hospital),
    })),
    missingInAll: plan.shortages.length,
    relief: plan.relief.slice(0, mostRelief).map(({ text }) => text),
    recommendationsInAll: recommendations.length,
    recommendations: told.map((one, i) => ({
      ref: `R${i + 1}`,
      title: one.title,
      reason: one.reason,
      hospital: place(one.hospital),
      days: one.days.map(({ day, amount }) => ({ day, amount: round(amount) })),
      unit: one.unit,
      costRupees: Math.round(one.cost),
      effect: one.effect.text,
      needed: round(one.evidence.needed),
      available: round(one.evidence.available),
      priority: one.priority,
      owner: one.owner,
      decideBy: one.deadline,
    })),
  };
  return {
    text: JSON.stringify(facts),
    refs: new Map(told.map(({ id }, i) => [`R${i + 1}`, id])),
  };
};

const round = (value: number): number => Math.round(value * 10) / 10;
