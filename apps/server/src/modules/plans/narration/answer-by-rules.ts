import type { ActionPlan, Narration, Recommendation } from '@pulse/contract';
import { amount, dayName, plural, rupees } from '../words.ts';

const shown = 4;

/** Answers a question about a plan by what it is about; anything else gets the plan in short. */
export const answerByRules = (
  question: string,
  plan: ActionPlan,
  recommendations: readonly Recommendation[],
  asked: Recommendation | undefined,
): Narration => {
  const answer =
    asked !== undefined
      ? aboutOne(asked)
      : (topics.find(({ words }) => words.test(question))?.answer(plan, recommendations) ?? {
          text: plan.narration.text,
          about: [],
        });
  return {
    text: answer.text,
    cites: answer.about.map(({ id }) => id),
    source: 'template',
    model: null,
    fallbackReason: null,
  };
};

interface Answer {
  readonly text: string;
  readonly about: readonly Recommendation[];
}

const aboutOne = (one: Recommendation): Answer => ({
  text: [
    one.reason,
    `${amount(one.evidence.needed)} ${one.evidence.unit} are needed in the worst of ten cases, ${amount(one.evidence.available)} are there.`,
    one.effect.text,
    one.cost > 0 ? `It costs ${rupees(one.cost)}.` : 'It costs nothing.',
  ].join(' '),
  about: [one],
});

const topics: readonly {
  readonly words: RegExp;
  answer(plan: ActionPlan, recommendations: readonly Recommendation[]): Answer;
}[] = [
  {
    words: /missing|short|lack|cannot|infeasible|not met|relie[fv]/i,
    answer: (plan) => ({
      text:
        plan.shortages.length === 0
          ? 'Nothing stays missing, even if arrivals are as many as in the worst of ten cases.'
          : [
              `${plural(plan.shortages.length, 'need')} cannot be met in the worst of ten cases: ${plan.shortages.slice(0, shown).map(describe).join('; ')}.`,
              ...plan.relief.slice(0, shown).map(({ text }) => text),
            ].join(' '),
      about: [],
    }),
  },
  {
    words: /drive|arriv|forecast|demand|coming|patients|surge/i,
    answer: ({ agents }, recommendations) => ({
      text:
        agents
          .filter(({ agent }) => agent === 'demand' || agent === 'advisory')
          .map(({ finding }) => finding)
          .join(' ') || 'The forecasts show nothing out of the ordinary.',
      about: recommendations.filter(({ agent }) => agent === 'demand').slice(0, shown),
    }),
  },
  {
    words: /first|urgent|priorit|now|today|decide/i,
    answer: (_, recommendations) => {
      const first = [...recommendations]
        .filter(({ state }) => state === 'open')
        .sort((a, b) => a.priority - b.priority || (a.deadline < b.deadline ? -1 : 1))
        .slice(0, shown);
      return {
        text:
          first.length === 0
            ? 'Nothing waits to be decided.'
            : `Decide first: ${first.map(({ title, hospital }) => `${title}${hospital?.name ? ` at ${hospital.name}` : ''}`).join('; ')}.`,
        about: first,
      };
    },
  },
  {
    words: /money|cost|budget|rupee|expens|dear|₹/i,
    answer: (plan, recommendations) => {
      const dearest = [...recommendations].sort((a, b) => b.cost - a.cost).slice(0, shown);
      return {
        text: `The plan costs ${rupees(plan.cost)}${plan.budget === null ? '' : ` of ${rupees(plan.budget)}`}. Dearest: ${dearest.map(({ title, cost }) => `${title} (${rupees(cost)})`).join('; ')}.`,
        about: dearest,
      };
    },
  },
];

const describe = ({
  day,
  missing,
  unit,
  hospital,
  department,
  skill,
}: ActionPlan['shortages'][number]) =>
  `${amount(missing)} ${unit} on ${dayName(day)}${department ? ` in ${department}` : ''}${skill === 'icuNurse' ? ' (ICU)' : ''} at ${hospital.name ?? 'another hospital'}`;
