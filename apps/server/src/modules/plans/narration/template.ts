import type { ActionPlan, Narration, Recommendation } from '@pulse/contract';
import { dayName, ownerName, plural, rupees } from '../words.ts';

/** What the narration needs of a plan: everything but itself. */
export type NarratedPlan = Omit<ActionPlan, 'narration'>;
export type NarratedRecommendation = Pick<
  Recommendation,
  'id' | 'title' | 'hospital' | 'priority' | 'deadline' | 'owner' | 'days' | 'state'
>;

const mostCited = 3;

/** The plan in a few sentences, by rules and from its own numbers alone. Pure. */
export const templateNarration = (
  plan: NarratedPlan,
  recommendations: readonly NarratedRecommendation[],
): Narration => {
  const open = recommendations
    .filter(({ state }) => state === 'open')
    .sort((a, b) => a.priority - b.priority || a.deadline.localeCompare(b.deadline));
  const cited = open.slice(0, mostCited);
  const span = `from ${dayName(plan.firstDay)} to ${dayName(plan.lastDay)}`;
  const sentences = [
    plan.feasible
      ? `With this plan nothing is missing ${span}, even with as many patients as come one time in ten.`
      : `${span.charAt(0).toUpperCase()}${span.slice(1)}, something is still missing whatever is done, with as many patients as come one time in ten.`,
    open.length === 0
      ? 'There is nothing to decide.'
      : `${plural(open.length, 'recommendation waits', 'recommendations wait')} for a decision; the plan costs ${rupees(plan.cost)}.`,
    ...cited.map(
      ({ title, hospital, owner, days }) =>
        `${ownerName(owner)}${hospital?.name ? ` of ${hospital.name}` : ''}: ${title}, ${days.length === 1 ? 'on' : 'from'} ${dayName(days[0]?.day ?? plan.firstDay)}.`,
    ),
    ...plan.relief.slice(0, 1).map(({ text }) => text),
    ...(plan.fallbackReason === null
      ? []
      : ['It is a simpler plan than usual, because the solver gave no better one.']),
    ...(plan.includesInvented ? ['It rests on capacities that were invented for the demo.'] : []),
  ];
  return {
    text: sentences.join(' '),
    cites: cited.map(({ id }) => id),
    source: 'template',
    model: null,
    fallbackReason: null,
  };
};
